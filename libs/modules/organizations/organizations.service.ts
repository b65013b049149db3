import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { asSystem, inOrganization, personOf } from '../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Database } from '../../shared/database/index.js';
import { kernelErrors } from '../../shared/errors/index.js';
import { Outbox } from '../../shared/events/index.js';
import { readCursor, toPage } from '../../shared/http/index.js';
import type { PageQuery } from '../../shared/http/index.js';
import { claim, Limits } from '../../shared/limits/index.js';
import { Switches } from '../../shared/switches/index.js';
import { MembersRepository } from './members/members.repository.js';
import type { LivingOrganization } from './organization.entity.js';
import type {
  CreateOrganization,
  MyOrganizationList,
  OrganizationView,
  UpdateOrganization,
} from './organizations.dto.js';
import { OrganizationsConfig } from './organizations.config.js';
import {
  organizationCreationPaused,
  organizationLimitReached,
  organizationNotFound,
  slugTaken,
} from './organizations.errors.js';
import { MemberAdded, OrganizationCreated, OrganizationUpdated } from './organizations.events.js';
import { slugsFor } from './organizations.names.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { creation } from './organizations.switches.js';
import { RetiredSlugs } from './retired-slugs/retired-slugs.service.js';

const DAY = 24 * 60 * 60;

type Draft = Omit<LivingOrganization, 'slug'> & { readonly createdBy: string };

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly retiredSlugs: RetiredSlugs,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly config: OrganizationsConfig,
    private readonly switches: Switches,
  ) {}

  /** Whoever creates an organization is its first owner. */
  async create(caller: Caller, { name, slug }: CreateOrganization): Promise<OrganizationView> {
    const userId = personOf(caller);
    if (!this.switches.isOn(caller, creation)) throw organizationCreationPaused();
    const owner = inOrganization(caller, randomUUIDv7(), []);
    const organizationId = owner.organizationId;
    const now = this.clock.now();
    const draft = {
      id: organizationId,
      name,
      status: 'active',
      createdBy: userId,
      createdAt: now,
      deletedAt: null,
      version: 1,
    } as const;
    return this.capped(caller, userId, () => this.insert(owner, draft, slug ? [slug] : slugsFor(name)));
  }

  private insert(owner: TenantCaller, draft: Draft, slugs: string[]): Promise<OrganizationView> {
    const { id: organizationId, createdBy: userId, createdAt: joinedAt } = draft;
    return this.database.transaction(owner, async () => {
      const organization = await this.insertUnderFreeSlug(owner, draft, slugs);
      await this.members.insertIfAbsent({ organizationId, userId, role: 'owner', joinedAt });
      await this.outbox.publish(
        owner,
        new OrganizationCreated({ organizationId }),
        new MemberAdded({ userId, role: 'owner' }),
      );
      return viewOf(organization);
    });
  }

  /** The organizations that this person belongs to, the oldest first. */
  async listMine(caller: Caller, { cursor, limit }: PageQuery): Promise<MyOrganizationList> {
    const userId = personOf(caller);
    const scope = ['organizations.mine', userId];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const system = asSystem('list the organizations of a person', undefined, caller);
    const found = await this.database.transaction(system, () =>
      this.organizations.listOfUser(userId, after, limit + 1),
    );
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map((it) => ({ ...viewOf(it), role: it.role })), nextCursor };
  }

  async get(caller: TenantCaller): Promise<OrganizationView> {
    const organization = await this.database.transaction(caller, () => this.organizations.find(caller));
    if (!organization) throw organizationNotFound();
    return viewOf(organization);
  }

  /** @param version the one that the caller has seen */
  async rename(caller: TenantCaller, version: number, { name, slug }: UpdateOrganization): Promise<OrganizationView> {
    const names = { ...(name !== undefined && { name }), ...(slug !== undefined && { slug }) };
    const changed = (['name', 'slug'] as const).filter((it) => it in names);
    return this.database.transaction(caller, async () => {
      if (slug !== undefined) await this.retiredSlugs.giveUp(caller, slug);
      const renamed = await this.organizations.rename(caller, version, names);
      const organization = await this.organizations.find(caller);
      if (!organization) throw organizationNotFound();
      if (!renamed) throw kernelErrors.preconditionFailed();
      if (slug !== undefined) await this.retiredSlugs.refuseResting(caller, slug);
      await this.outbox.publish(caller, new OrganizationUpdated({ organizationId: organization.id, changed }));
      return viewOf(organization);
    });
  }

  private capped<T>(caller: Caller, userId: string, work: () => Promise<T>): Promise<T> {
    const rule = { name: 'organizations_of_person', limit: this.config.organizationsPerPerson, windowSeconds: DAY };
    return this.limits.spend(caller, [claim(rule, userId)], organizationLimitReached, work);
  }

  /** Whether a slug rests is asked once it is ours: who gave it up a moment ago has committed by then. */
  private async insertUnderFreeSlug(owner: TenantCaller, draft: Draft, slugs: string[]): Promise<LivingOrganization> {
    for (const slug of slugs) {
      const organization = { ...draft, slug };
      if (!(await this.organizations.insertIfFree(organization))) continue;
      if (!(await this.retiredSlugs.isResting(owner, slug))) return organization;
      await this.organizations.discard(owner);
    }
    throw slugTaken();
  }
}

export const viewOf = ({ id, name, slug, status, createdAt, version }: LivingOrganization): OrganizationView => ({
  id,
  name,
  slug,
  status,
  createdAt: createdAt.toISOString(),
  version,
});
