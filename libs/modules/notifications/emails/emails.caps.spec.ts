import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailServer } from '../../../shared/testing/index.js';
import { PostOffice } from '../test/post-office.js';

const server = new MailServer();
let office: PostOffice;

beforeAll(async () => {
  await server.start();
  office = await PostOffice.open({
    NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
    NOTIFICATIONS_SMTP_URL: server.url,
    NOTIFICATIONS_MAILS_PER_RECIPIENT_AND_HOUR: '20',
    NOTIFICATIONS_MAILS_PER_ORGANIZATION_AND_HOUR: '30',
  });
});
afterAll(async () => {
  await office.house.close();
  await server.stop();
});

const anHourLater = () =>
  office.house.adminQuery(`update limits.counters set resets_at = resets_at - interval '1 hour'`);
const newAddress = () => `${randomUUID()}@example.com`;

/** Mails of this many events are on their way; answers the ids of the events. */
async function send(count: number, one: () => Promise<{ eventId: string }>): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await one()).eventId);
  await office.house.settle();
  return ids;
}

/** How many of these mails are in which state, and why. */
async function states(eventIds: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const id of eventIds) {
    const row = await office.row(id);
    const state = [row?.status, row?.error_code].filter(Boolean).join(' ');
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

describe('in an hour', () => {
  it('a mailbox gets 20 mails, and the others later: put off, visible, each once', async () => {
    const email = newAddress();
    const spellings = [email, email.toUpperCase()];
    let n = 0;
    const events = await send(26, () => office.issue({ email: spellings[n++ % 2] }));
    expect(server.to(email)).toHaveLength(20);
    expect(await states(events)).toEqual({ sent: 20, 'queued mail_capped': 6 });
    await office.tryAgain();
    expect(server.to(email)).toHaveLength(20);
    await anHourLater();
    await office.tryAgain();
    expect(server.to(email)).toHaveLength(26);
    expect(await states(events)).toEqual({ sent: 26 });
  }, 60_000);

  it('a mailbox gets what is about its security, however many there were', async () => {
    const email = newAddress();
    await send(21, () => office.issue({ email }));
    const urgent = await send(5, () => office.issue({ email, purpose: 'already_registered' }));
    expect(await states(urgent)).toEqual({ sent: 5 });
    expect(server.to(email)).toHaveLength(25);
  }, 60_000);

  it('an organization sends 30', async () => {
    const events = await send(33, () => office.invite());
    expect(await states(events)).toEqual({ sent: 30, 'queued mail_capped': 3 });
    await anHourLater();
    await office.tryAgain();
    expect(await states(events)).toEqual({ sent: 33 });
  }, 60_000);

  it('a mail that could not be sent is not counted', async () => {
    const email = newAddress();
    server.mood = { refuses: 451 };
    const events = await send(12, () => office.issue({ email }));
    await office.tryAgain();
    expect(await states(events)).toEqual({ 'queued smtp_451': 12 });
    server.mood = {};
    await office.tryAgain();
    expect(await states(events)).toEqual({ sent: 12 });
    expect(await states(await send(8, () => office.issue({ email })))).toEqual({ sent: 8 });
  }, 60_000);
});
