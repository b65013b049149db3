import { randomUUIDv7 } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import type { EnvironmentVariables } from '../../../shared/config/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { Answer, House, TestClient, TestDatabase } from '../../../shared/testing/index.js';
import { IdentityFacade, IdentityModule } from '../../identity/index.js';
import type { UserView } from '../../identity/index.js';
import { OrganizationsFacade, OrganizationsModule } from '../index.js';
import type { OpenedInvitation } from '../index.js';
import { addressKey } from '../organizations.names.js';

/** Somebody with an account, and their way to speak HTTP. */
export interface Person {
  readonly user: UserView;
  readonly client: TestClient;
}

export interface Place {
  readonly id: string;
  readonly path: string;
  readonly owner: Person;
}

interface Surroundings {
  readonly ports?: Provider[];
  readonly variables?: EnvironmentVariables;
  readonly database?: TestDatabase;
}

/** Identity as far as this module asks it. */
class Registry implements Pick<
  IdentityFacade,
  'getUsers' | 'findUserByEmail' | 'openMailToken' | 'suspendKeysOf' | 'eraseOrganization'
> {
  readonly users = new Map<string, UserView>();
  /** Whose API keys it was told to suspend, and of which organizations it was told to erase all. */
  readonly suspended: string[] = [];
  readonly erased: string[] = [];
  asked = 0;

  getUsers(_caller: unknown, ids: readonly string[]): Promise<UserView[]> {
    this.asked += 1;
    return Promise.resolve(ids.flatMap((id) => this.users.get(id) ?? []));
  }

  findUserByEmail(_caller: unknown, email: string): Promise<UserView | null> {
    this.asked += 1;
    const same = (user: UserView) => addressKey(user.email) === addressKey(email);
    return Promise.resolve([...this.users.values()].find(same) ?? null);
  }

  openMailToken(): Promise<never> {
    throw new Error('organizations opens no mail tokens');
  }

  suspendKeysOf({ organizationId }: TenantCaller, userId: string): Promise<void> {
    this.suspended.push(`${organizationId} ${userId}`);
    return Promise.resolve();
  }

  eraseOrganization({ organizationId }: TenantCaller): Promise<void> {
    this.erased.push(organizationId);
    return Promise.resolve();
  }
}

/** This module booted alone, and people to fill it with. */
export class Town {
  private constructor(
    readonly house: House,
    readonly registry: Registry,
  ) {}

  static async open(surroundings: Surroundings = {}, registry = new Registry()): Promise<Town> {
    const { ports, variables, database } = surroundings;
    const identity = [{ provide: IdentityFacade, useValue: registry }];
    const house = await bootModule(OrganizationsModule, {
      instead: [[IdentityModule, identity]],
      ports,
      database,
      // Tests that send 50 requests at once wait in the pool's queue for longer than people should.
      variables: { DATABASE_ACQUIRE_TIMEOUT_MS: '20000', ...variables },
    });
    return new Town(house, registry);
  }

  /** A second process of the same product: other memory, other pool, the same database and people. */
  replica(surroundings: Omit<Surroundings, 'database'> = {}): Promise<Town> {
    return Town.open({ ...surroundings, database: this.house.database }, this.registry);
  }

  /** The same person, speaking to this process. */
  here({ user }: Person): Person {
    return { user, client: this.house.as({ userId: user.id }) };
  }

  someone({ name = 'Ada', email, status = 'active' }: Partial<UserView> = {}): Person {
    const id = randomUUIDv7();
    const user = { id, name, email: email ?? `${name.toLowerCase()}.${id}@example.com`, locale: 'en', status };
    this.registry.users.set(id, user);
    return { user, client: this.house.as({ userId: id }) };
  }

  async organization(owner = this.someone(), name = 'Acme'): Promise<Place> {
    const { body } = await owner.client.post('/v1/organizations', { name });
    return { id: body.id, path: `/v1/organizations/${body.id}`, owner };
  }

  /** Invites somebody and opens their mail. */
  async invite(
    { id, path, owner }: Place,
    email: string,
    role: BuiltInRole = 'member',
    by = owner,
  ): Promise<OpenedInvitation> {
    const { body, status, text } = await by.client.once().post(`${path}/invitations`, { email, role });
    if (status !== 201) throw new Error(text);
    return this.mail(id, body.id);
  }

  async mail(organizationId: string, invitationId: string): Promise<OpenedInvitation> {
    const caller = asSystem('mail an invitation', organizationId);
    const opened = await this.house.get(OrganizationsFacade).openInvitation(caller, invitationId);
    if (!opened) throw new Error('There is no such invitation');
    return opened;
  }

  accept({ client }: Person, { token }: Pick<OpenedInvitation, 'token'>): Promise<Answer> {
    return client.post('/v1/invitations/accept', { token });
  }

  /** A new member of that role. */
  async member(place: Place, role: BuiltInRole = 'member', person = this.someone({ name: role })): Promise<Person> {
    const { status, text } = await this.accept(person, await this.invite(place, person.user.email, role));
    if (status !== 200) throw new Error(text);
    return person;
  }

  /** Somebody who has seen the organization as it is now. */
  async upToDate({ id, owner }: Place, { client }: Person = owner): Promise<TestClient> {
    const [row] = await this.house.adminQuery<{ version: number }>(
      'select version from organizations.organizations where id = $1',
      [id],
    );
    return client.seeing(row!.version);
  }

  async suspend({ id }: Place): Promise<void> {
    await this.house.adminQuery(`update organizations.organizations set status = 'suspended' where id = $1`, [id]);
  }

  close(): Promise<void> {
    return this.house.close();
  }
}
