import { randomUUIDv7 } from 'node:crypto';
import { inOrganization } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { DomainError, kernelErrors } from '../../../shared/errors/index.js';
import { Authorizer, declarePermissions } from '../../../shared/http/index.js';
import type { Demand } from '../../../shared/http/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { Answer, House, TestClient } from '../../../shared/testing/index.js';
import { IdentityModule } from '../index.js';
import { registered } from './people.js';
import type { Person } from './people.js';

declarePermissions('identity', { 'identity:run': [], 'identity:write': [] }, { publishable: ['identity:run'] });

export const everything = ['api_keys:read', 'api_keys:write', 'identity:run', 'identity:write'];
const notFound = () => new DomainError('not_found', 'organization_not_found', 'There is no such organization');

/** Organizations, as far as identity asks them: who holds what where. */
export class Roster extends Authorizer {
  readonly #held = new Map<string, ReadonlySet<string>>();

  let(organizationId: string, userId: string, permissions: readonly string[]): void {
    this.#held.set(`${organizationId} ${userId}`, new Set(permissions));
  }

  remove(organizationId: string, userId: string): void {
    this.#held.delete(`${organizationId} ${userId}`);
  }

  override async authorize(caller: Caller, organizationId: string, { permission }: Demand): Promise<TenantCaller> {
    const isKey = caller.kind === 'key';
    if (isKey && caller.organizationId !== organizationId) throw notFound();
    const held = this.#held.get(`${organizationId} ${caller.userId ?? caller.responsibleUserId}`);
    if (!held) throw isKey ? kernelErrors.unauthenticated() : notFound();
    const permissions = isKey ? [...caller.permissions].filter((it) => held.has(it)) : [...held];
    if (permission && !permissions.includes(permission)) throw kernelErrors.permissionMissing(permission);
    return inOrganization(caller, organizationId, permissions);
  }

  override permissionsOf({ organizationId }: TenantCaller, userId: string): Promise<ReadonlySet<string> | null> {
    return Promise.resolve(this.#held.get(`${organizationId} ${userId}`) ?? null);
  }
}

/** Twenty at once may take longer on a busy machine than a request should in production. */
const PATIENCE = { 'x-request-deadline-ms': '30000' };

/** An organization, and somebody who may do everything there. */
export interface Office {
  readonly id: string;
  readonly path: string;
  readonly owner: Person;
  readonly client: TestClient;
}

/** Identity booted alone, with people who belong to organizations. */
export class Registry {
  private constructor(
    readonly house: House,
    readonly roster: Roster,
    /** Of all offices: a password takes time. */
    readonly owner: Person,
  ) {}

  static async open(variables: Record<string, string> = {}, first?: Registry): Promise<Registry> {
    const roster = first?.roster ?? new Roster();
    const ports = [{ provide: Authorizer, useValue: roster }];
    const house = await bootModule(IdentityModule, { ports, variables, database: first?.house.database });
    return new Registry(house, roster, first?.owner ?? (await registered(house)));
  }

  /** A second process of the same product. */
  replica(): Promise<Registry> {
    return Registry.open({}, this);
  }

  office(): Office {
    const [id, { owner }] = [randomUUIDv7(), this];
    this.roster.let(id, owner.id, everything);
    const path = `/v1/organizations/${id}/api-keys`;
    return { id, path, owner, client: this.house.bearer(owner.token).with(PATIENCE) };
  }

  async colleague({ id }: Office, permissions: readonly string[] = everything): Promise<Person> {
    const person = await registered(this.house);
    this.roster.let(id, person.id, permissions);
    return person;
  }

  /** A key that may list the keys of its organization, unless it is told otherwise. */
  async key({ path, client }: Office, more: object = {}): Promise<Answer['body']> {
    const answer = await client.post(path, { name: 'Build', kind: 'secret', scopes: ['api_keys:read'], ...more });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  /** How a program that bears this key is answered. */
  async statusOf({ path }: Pick<Office, 'path'>, secret: string): Promise<number> {
    return (await this.house.bearer(secret).get(path)).status;
  }

  close(): Promise<void> {
    return this.house.close();
  }
}
