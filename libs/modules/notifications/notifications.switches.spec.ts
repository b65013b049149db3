import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../shared/callers/index.js';
import { FeatureSwitch } from '../../shared/switches/index.js';
import { MailServer } from '../../shared/testing/index.js';
import { organizationId, PostOffice } from './test/post-office.js';

/** An operator who rolls one thing out. */
class Board extends FeatureSwitch {
  chosen: string | null = null;
  readonly asked: { key: string; organizationId: string | undefined }[] = [];

  isEnabled(_caller: unknown, _key: string, { fallback }: { fallback: boolean }): boolean {
    return fallback;
  }

  variant(caller: Caller, key: string): { name: string } | null {
    this.asked.push({ key, organizationId: caller.organizationId });
    return this.chosen === null ? null : { name: this.chosen };
  }
}

const HOUR_MS = 3_600_000;
const board = new Board();
const server = new MailServer();
let office: PostOffice;

beforeAll(async () => {
  await server.start();
  office = await PostOffice.open({ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: server.url }, [
    { provide: FeatureSwitch, useValue: board },
  ]);
});
afterAll(async () => {
  await office.house.close();
  await server.stop();
});
beforeEach(() => {
  board.chosen = null;
});

/** What the mail of an invitation says that holds for so long. */
async function mailed(hours: number): Promise<string> {
  const expiresAt = new Date(Date.now() + hours * HOUR_MS).toISOString();
  const { email } = await office.invite({ email: `${randomUUIDv7()}@example.com`, expiresAt });
  await office.house.settle();
  return server.to(email)[0]?.text ?? '';
}

describe('the mail of an invitation', () => {
  it.each([null, 'moment', 'fortnights'])('names the moment until which it holds (variant %s)', async (variant) => {
    board.chosen = variant;
    expect(await mailed(48)).toMatch(
      /Link and code work once, until \d+ \w+ \d{4} at \d\d:\d\d UTC, and for this address alone/,
    );
  });

  it.each([
    [48, '48 hours'],
    [1, 'hour'],
    [0.2, 'hour'],
  ])('names the hours for which it holds, once that is rolled out: %d', async (hours, words) => {
    board.chosen = 'hours';
    expect(await mailed(hours)).toContain(`Link and code work once, for the next ${words}, and for this address alone`);
  });

  it('asks for the organization that invites', async () => {
    board.asked.length = 0;
    await mailed(48);
    expect(board.asked).toEqual([{ key: 'notifications.invitation-expiry', organizationId }]);
  });
});
