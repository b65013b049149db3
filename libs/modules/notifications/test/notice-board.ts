import { randomUUIDv7 } from 'node:crypto';
import type { TenantCaller } from '../../../shared/callers/index.js';
import type { EnvironmentVariables } from '../../../shared/config/index.js';
import type { DomainEvent } from '../../../shared/events/index.js';
import { bootModule, MailServer } from '../../../shared/testing/index.js';
import type { House, TestClient, TestDatabase } from '../../../shared/testing/index.js';
import { IdentityFacade, IdentityModule } from '../../identity/index.js';
import type { UserView } from '../../identity/index.js';
import { OrganizationsFacade, OrganizationsModule } from '../../organizations/index.js';
import type { MembersPage, WhichMembers } from '../../organizations/index.js';
import { NotificationsModule } from '../index.js';

const PAGE = 100;

interface Organization {
  readonly id: string;
  name: string;
  /** Whether each member holds `members:write`. */
  readonly members: Map<string, boolean>;
}

/** The people and organizations that the module asks for, behind fakes of the two doors. */
class Neighbours
  implements Pick<IdentityFacade, 'getUsers'>, Pick<OrganizationsFacade, 'getOrganization' | 'listMembers'>
{
  readonly people = new Map<string, UserView>();
  readonly organizations = new Map<string, Organization>();
  /** Runs before the next question about a list of people, and then no more. */
  meanwhile: (() => void) | undefined;

  getUsers = async (_caller: unknown, ids: readonly string[]) => ids.flatMap((id) => this.people.get(id) ?? []);

  async getOrganization({ organizationId }: TenantCaller) {
    const found = this.organizations.get(organizationId);
    return found ? { id: found.id, name: found.name, slug: 'slug', status: 'active' as const } : null;
  }

  async listMembers(
    { organizationId }: TenantCaller,
    { permission, userIds, cursor }: WhichMembers,
  ): Promise<MembersPage> {
    if (userIds) this.meanwhile?.();
    if (userIds) this.meanwhile = undefined;
    const members = [...(this.organizations.get(organizationId)?.members ?? [])].sort();
    const asked = members
      .filter(([userId, writes]) => (permission === undefined || writes) && (userIds?.includes(userId) ?? true))
      .filter(([userId]) => cursor === undefined || userId > cursor);
    const items = asked.slice(0, PAGE).map(([userId]) => ({ userId, role: 'member' as const }));
    return { items, nextCursor: asked.length > PAGE ? items.at(-1)!.userId : null };
  }
}

interface Reader {
  readonly id: string;
  readonly email: string;
  readonly client: TestClient;
}

/** The module, booted alone, with people to tell something. */
export class NoticeBoard {
  constructor(
    readonly house: House,
    readonly server: MailServer,
    private readonly neighbours: Neighbours,
  ) {}

  static async open(variables: EnvironmentVariables = {}): Promise<NoticeBoard> {
    const server = new MailServer();
    await server.start();
    const settings = {
      NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
      NOTIFICATIONS_SMTP_URL: server.url,
      NOTIFICATIONS_MAIL_FROM: 'Hull <post@hull.example>',
      PUBLIC_APP_URL: 'https://app.hull.example',
      ...variables,
    };
    const neighbours = new Neighbours();
    return new NoticeBoard(await boot(neighbours, settings), server, neighbours);
  }

  /** A second process on the same database. */
  replica(): Promise<House> {
    return boot(this.neighbours, {}, this.house.database);
  }

  person(name = 'Ada', status: UserView['status'] = 'active'): Reader {
    const id = randomUUIDv7();
    const email = `${id}@example.com`;
    this.neighbours.people.set(id, { id, email, name, locale: 'en', status });
    return { id, email, client: this.house.as({ userId: id }) };
  }

  organization(name = 'Acme', members: readonly Reader[] = [], writes = false): string {
    const id = randomUUIDv7();
    this.neighbours.organizations.set(id, { id, name, members: new Map(members.map((it) => [it.id, writes])) });
    return id;
  }

  leave(organizationId: string, ...people: readonly Reader[]): void {
    for (const { id } of people) this.neighbours.organizations.get(organizationId)?.members.delete(id);
  }

  dissolve(organizationId: string): void {
    this.neighbours.organizations.delete(organizationId);
  }

  /** What happens once the module has put its items, before it asks who is still there. */
  meanwhile(work: () => void): void {
    this.neighbours.meanwhile = work;
  }

  /** An event happens, and all that it causes. */
  async happen(event: DomainEvent, organizationId?: string, id: string = randomUUIDv7()): Promise<string> {
    await this.house.publish(event, { id, organizationId });
    await this.house.settle();
    return id;
  }

  async titles({ client }: Reader, query = ''): Promise<string[]> {
    const { body } = await client.get(`/v1/me/notifications${query}`);
    return body.items.map(({ title }: { title: string }) => title);
  }

  async unread({ client }: Reader): Promise<number> {
    return (await client.get('/v1/me/notifications/unread-count')).body.unread;
  }

  /** What became of the mails of one event. */
  mails(eventId: string): Promise<Record<string, unknown>[]> {
    const text = 'select status, error_code, category, to_email from notifications.emails where event_id = $1';
    return this.house.adminQuery(text, [eventId]);
  }

  async close(): Promise<void> {
    await this.house.close();
    await this.server.stop();
  }
}

const boot = (neighbours: Neighbours, variables: EnvironmentVariables, database?: TestDatabase): Promise<House> =>
  bootModule(NotificationsModule, {
    instead: [
      [IdentityModule, [{ provide: IdentityFacade, useValue: neighbours }]],
      [OrganizationsModule, [{ provide: OrganizationsFacade, useValue: neighbours }]],
    ],
    variables,
    database,
  });
