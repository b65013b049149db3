import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { asSystem, OperatorConfig } from '../../shared/callers/index.js';
import type { Caller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Database } from '../../shared/database/index.js';
import { Outbox, Subscriptions } from '../../shared/events/index.js';
import { IdentityFacade, UserRegistered } from '../identity/index.js';
import { MembersRepository } from './members/members.repository.js';
import { OrganizationsConfig } from './organizations.config.js';
import { MemberAdded, OrganizationCreated } from './organizations.events.js';
import { addressKey } from './organizations.names.js';
import { OrganizationsRepository } from './organizations.repository.js';

/** The organization that owns the product's own things is there from the first start; its owner comes by address. */
@Injectable()
export class OperatorOrganization implements OnApplicationBootstrap {
  constructor(
    private readonly config: OrganizationsConfig,
    private readonly operator: OperatorConfig,
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly identity: IdentityFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    subscriptions: Subscriptions,
  ) {
    subscriptions.job('appoint-operator-owner', UserRegistered, (caller, { data }) =>
      this.appoint(caller, data.userId),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    const id = this.operator.organizationId;
    const system = asSystem('insert the operator organization', id);
    const createdAt = this.clock.now();
    const operator = {
      id,
      name: 'Operator',
      slug: 'operator',
      status: 'active',
      createdBy: null,
      createdAt,
      deletedAt: null,
    } as const;
    await this.database.transaction(system, async () => {
      if (!(await this.organizations.insertIfFree({ ...operator, version: 1 }))) return;
      await this.outbox.publish(system, new OrganizationCreated({ organizationId: id }));
    });
  }

  private async appoint(caller: Caller, userId: string): Promise<void> {
    const [{ organizationId }, { operatorEmail }] = [this.operator, this.config];
    if (operatorEmail === undefined) return;
    const [user] = await this.identity.getUsers(caller, [userId]);
    if (!user || addressKey(user.email) !== addressKey(operatorEmail)) return;
    const system = asSystem('appoint the owner of the operator organization', organizationId, caller);
    const owner = { organizationId, userId, role: 'owner', joinedAt: this.clock.now() } as const;
    await this.database.transaction(system, async () => {
      if (!(await this.members.insertIfAbsent(owner))) return;
      await this.outbox.publish(system, new MemberAdded({ userId, role: 'owner' }));
    });
  }
}
