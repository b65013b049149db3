import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '../../shared/callers/index.js';
import { EventOperations, Handlers } from '../../shared/events/index.js';
import type { EventClass } from '../../shared/events/index.js';
import { MailServer } from '../../shared/testing/index.js';
import { InvitationCreated } from '../organizations/index.js';
import { EmailFailed, EmailSent, EmailSuppressed } from './index.js';
import { organizationId, PostOffice } from './test/post-office.js';

const server = new MailServer();
let office: PostOffice;

beforeAll(async () => {
  await server.start();
  office = await PostOffice.open({
    NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
    NOTIFICATIONS_SMTP_URL: server.url,
    NOTIFICATIONS_MAIL_FROM: 'Hull <post@hull.example>',
    PUBLIC_URL: 'https://api.hull.example',
  });
});
afterAll(async () => {
  await office?.house.close();
  await server.stop();
});
beforeEach(() => {
  server.mood = {};
});

const told = async <Data extends { sourceEventId: string }>(event: EventClass<Data>, eventId: string) =>
  (await office.house.published(event)).filter(({ data }) => data.sourceEventId === eventId);

describe('a mail that confirms an address', () => {
  it('arrives with link and code, from the product, and is told of once', async () => {
    const { id, eventId, email } = await office.issue();
    await office.house.settle();
    const [mail, ...more] = server.to(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: 'Confirm your address for Hull',
      from: { text: '"Hull" <post@hull.example>' },
    });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`https://api.hull.example/pages/verify#tok.${id}`);
      expect(part).toContain('12345678');
    }
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await office.row(eventId)).toMatchObject({ status: 'sent', attempts: 1, message_id: mail?.messageId });
    expect(await told(EmailSent, eventId)).toHaveLength(1);
  });

  it('leaves no secret and no text behind, in its row or in its event', async () => {
    const { id, eventId } = await office.issue();
    await office.house.settle();
    const kept = JSON.stringify([await office.row(eventId), await told(EmailSent, eventId)]);
    expect(kept).not.toMatch(new RegExp(`tok.${id}|12345678|Confirm`));
  });

  it('tells whoever signs up again that they have an account, and carries no secret', async () => {
    const { id, email } = await office.issue({ purpose: 'already_registered', userId: crypto.randomUUID() });
    await office.house.settle();
    const [mail] = server.to(email);
    expect(mail?.subject).toBe('You already have an account at Hull');
    expect(mail?.text).not.toMatch(new RegExp(`${id}|12345678|https?:`));
  });

  it('is dropped when its token has expired, or is gone', async () => {
    const expired = await office.issue({ expiresAt: new Date(Date.now() - 1).toISOString() });
    const gone = await office.issue();
    office.tokens.delete(gone.id);
    await office.house.settle();
    expect([server.to(expired.email), server.to(gone.email)]).toEqual([[], []]);
    expect(await office.row(expired.eventId)).toMatchObject({ status: 'suppressed', error_code: 'token_expired' });
    expect(await office.row(gone.eventId)).toMatchObject({ status: 'suppressed', to_email: null });
    expect(await told(EmailSuppressed, gone.eventId)).toMatchObject([{ data: { reason: 'token_gone' } }]);
  });
});

describe('a mail about a password', () => {
  it('brings link and code to whoever forgot theirs', async () => {
    const { id, eventId, email } = await office.issue({ purpose: 'reset', userId: crypto.randomUUID() });
    await office.house.settle();
    const [mail, ...more] = server.to(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Choose a new password for Hull');
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`https://api.hull.example/pages/reset#tok.${id}`);
      expect(part).toContain('12345678');
    }
    expect(await office.row(eventId)).toMatchObject({ status: 'sent', category: 'security' });
  });

  it('is not sent to an address that has no account, and keeps nothing of it', async () => {
    const { eventId, email } = await office.issue({ purpose: 'reset' });
    await office.house.settle();
    expect(server.to(email)).toEqual([]);
    expect(await office.row(eventId)).toMatchObject({ status: 'suppressed', error_code: 'no_account', to_email: null });
    expect(await told(EmailSuppressed, eventId)).toMatchObject([{ data: { reason: 'no_account' } }]);
  });

  it('tells who has another one now, and where to choose a new one, with no secret', async () => {
    const { eventId, email } = await office.changePassword();
    await office.house.settle();
    const [mail, ...more] = server.to(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Your password for Hull was changed');
    expect(mail?.text).toMatch(/https:\/\/api\.hull\.example\/pages\/reset\s/);
    expect(await office.row(eventId)).toMatchObject({ status: 'sent', category: 'security' });
  });

  it('is dropped when its person is gone', async () => {
    const { eventId, email } = await office.changePassword('deleted');
    await office.house.settle();
    expect(server.to(email)).toEqual([]);
    expect(await office.row(eventId)).toMatchObject({
      status: 'suppressed',
      error_code: 'recipient_gone',
      to_email: null,
    });
  });
});

describe('a mail that invites', () => {
  it('names organization and inviter, with link and code', async () => {
    const { id, email } = await office.invite();
    await office.house.settle();
    const [mail] = server.to(email);
    expect(mail?.subject).toBe('Ada invites you to Émile & Söhne');
    expect(mail?.text).toContain(`https://api.hull.example/pages/accept#inv.${id}`);
    expect(mail?.html).toContain('Join Émile &amp; Söhne');
    expect(mail?.text).toContain('87654321');
  });

  it.each(['accepted', 'declined', 'revoked', 'expired'] as const)(
    'is dropped when it is %s by now',
    async (status) => {
      const { eventId, email } = await office.invite({ status });
      await office.house.settle();
      expect(server.to(email)).toEqual([]);
      expect(await told(EmailSuppressed, eventId)).toMatchObject([{ data: { reason: `invitation_${status}` } }]);
    },
  );
});

describe('sending once', () => {
  it('sends one mail for an event that arrives twice, and none for a job that runs again', async () => {
    const { id, eventId, email } = await office.invite();
    const { house } = office;
    const again = { id: eventId, organizationId, data: { invitationId: id } };
    await house.settle();
    await house.publish(new InvitationCreated(again.data), again);
    await house.settle();
    const job = house.get(Handlers).get('notifications.mail-invitation');
    const context = { signal: new AbortController().signal };
    await job?.work(asSystem('the same job again', organizationId), again as never, context);
    expect(server.to(email)).toHaveLength(1);
    expect(await office.row(eventId)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(await told(EmailSent, eventId)).toHaveLength(1);
  });

  it('waits while the mail server is away, and delivers once when it is back', async () => {
    await server.stop();
    const { eventId, email } = await office.issue();
    await office.house.settle();
    expect(await office.row(eventId)).toMatchObject({ status: 'queued', error_code: 'smtp_econnrefused' });
    await office.tryAgain();
    await server.start();
    await office.tryAgain();
    expect(server.to(email)).toHaveLength(1);
    expect(await office.row(eventId)).toMatchObject({ status: 'sent', attempts: 3, error_code: null });
  });

  it('sends again under the same Message-ID when the answer of the server was lost', async () => {
    server.mood = { losesItsAnswer: true };
    const { eventId, email } = await office.issue();
    await office.house.settle();
    expect(await office.row(eventId)).toMatchObject({ status: 'queued' });
    server.mood = {};
    await office.tryAgain();
    const ids = server.to(email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await told(EmailSent, eventId)).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('gives up a recipient that is refused for good', async () => {
    server.mood = { refuses: 550 };
    const { eventId } = await office.issue();
    await office.house.settle();
    expect(await office.row(eventId)).toMatchObject({ status: 'failed', attempts: 1, error_code: 'smtp_550' });
    expect(await told(EmailFailed, eventId)).toMatchObject([{ data: { reason: 'smtp_550' } }]);
    server.mood = {};
    await office.tryAgain();
    expect(await office.row(eventId)).toMatchObject({ status: 'failed', attempts: 1 });
  });

  it.each([450, 530])('tries a recipient again who is refused with %d', async (refuses) => {
    server.mood = { refuses };
    const { eventId, email } = await office.issue();
    await office.house.settle();
    expect(await office.row(eventId)).toMatchObject({ status: 'queued', error_code: `smtp_${refuses}` });
    server.mood = {};
    await office.tryAgain();
    expect(server.to(email)).toHaveLength(1);
  });

  it('keeps addresses out of what it says about failures', async () => {
    server.mood = { refuses: 450 };
    const { eventId, email } = await office.issue();
    await office.house.settle();
    const shown = JSON.stringify(await office.house.get(EventOperations).show(eventId));
    expect(shown).toContain('smtp_450');
    expect(shown).not.toContain(email);
    server.mood = {};
    await office.tryAgain();
  });
});

it('shows no mailbox where mails leave the house', async () => {
  const here = office.house.anonymous().with({ 'x-forwarded-for': '127.0.0.1' });
  expect(await here.get('/dev/mailbox')).toMatchObject({ status: 404, body: { code: 'route_not_found' } });
});
