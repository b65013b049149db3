import { randomUUIDv7 } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import type { EnvironmentVariables } from '../../../shared/config/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityFacade, IdentityModule, OneTimeTokenIssued, UserPasswordChanged } from '../../identity/index.js';
import type { MailToken, UserView } from '../../identity/index.js';
import { InvitationCreated, OrganizationsFacade, OrganizationsModule } from '../../organizations/index.js';
import type { OpenedInvitation } from '../../organizations/index.js';
import { NotificationsModule } from '../index.js';

export const organizationId = randomUUIDv7();
const HOUR_MS = 3_600_000;
const inAnHour = () => new Date(Date.now() + HOUR_MS).toISOString();

/** The module, booted alone, between fakes of the two doors that it asks. */
export class PostOffice {
  readonly tokens = new Map<string, MailToken>();
  readonly users = new Map<string, UserView>();
  readonly invitations = new Map<string, OpenedInvitation>();
  house!: House;

  static async open(variables: EnvironmentVariables, ports: Provider[] = []): Promise<PostOffice> {
    const office = new PostOffice();
    const identity: Pick<IdentityFacade, 'openMailToken' | 'getUsers'> = {
      getUsers: async (_caller, ids) => ids.flatMap((id) => office.users.get(id) ?? []),
      openMailToken: async (_caller, id) => office.tokens.get(id) ?? null,
    };
    const organizations: Pick<OrganizationsFacade, 'openInvitation'> = {
      openInvitation: async (caller, id) =>
        caller.organizationId === organizationId ? (office.invitations.get(id) ?? null) : null,
    };
    office.house = await bootModule(NotificationsModule, {
      instead: [
        [IdentityModule, [{ provide: IdentityFacade, useValue: identity }]],
        [OrganizationsModule, [{ provide: OrganizationsFacade, useValue: organizations }]],
      ],
      ports,
      variables,
    });
    return office;
  }

  /** A token is issued; the event is on its way. */
  async issue(token: Partial<MailToken> = {}): Promise<{ id: string; eventId: string; email: string }> {
    const [id, eventId] = [randomUUIDv7(), randomUUIDv7()];
    const secrets = { token: `tok.${id}`, code: '12345678', attemptId: randomUUIDv7(), expiresAt: inAnHour() };
    const opened = { purpose: 'verify', userId: null, email: `${id}@example.com`, ...secrets, ...token } as const;
    this.tokens.set(id, opened);
    await this.house.publish(new OneTimeTokenIssued({ tokenId: id, purpose: opened.purpose }), { id: eventId });
    return { id, eventId, email: opened.email };
  }

  /** Somebody has another password now; the event is on its way. */
  async changePassword(status: UserView['status'] = 'active'): Promise<{ eventId: string; email: string }> {
    const [id, eventId] = [randomUUIDv7(), randomUUIDv7()];
    const email = `${id}@example.com`;
    this.users.set(id, { id, email, name: 'Ada', locale: 'en', status });
    await this.house.publish(new UserPasswordChanged({ userId: id }), { id: eventId });
    return { eventId, email };
  }

  /** Somebody is invited; the event is on its way. */
  async invite(invitation: Partial<OpenedInvitation> = {}): Promise<{ id: string; eventId: string; email: string }> {
    const [id, eventId] = [randomUUIDv7(), randomUUIDv7()];
    const names = { organizationName: 'Émile & Söhne', inviterName: 'Ada' };
    const secrets = { token: `inv.${id}`, code: '87654321', expiresAt: inAnHour() };
    const ours = { invitationId: id, email: `${id}@example.com`, status: 'pending' } as const;
    const opened = { ...ours, ...names, ...secrets, ...invitation };
    this.invitations.set(id, opened);
    await this.house.publish(new InvitationCreated({ invitationId: id }), { id: eventId, organizationId });
    return { id, eventId, email: opened.email };
  }

  /** Lets the mails out that wait for another try. */
  async tryAgain(): Promise<void> {
    await this.house.skipBackOff('notifications');
    await this.house.settle();
  }

  /** What the table says about the mail of one event. */
  async row(eventId: string) {
    const text = `select status, category, attempts, error_code, message_id, to_email, dedupe_key
      from notifications.emails where event_id = $1`;
    const rows = await this.house.adminQuery(text, [eventId]);
    if (rows.length > 1) throw new Error(`${rows.length} mails of one event`);
    return rows[0];
  }
}
