import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { MailServer } from '../../../shared/testing/index.js';
import { PostOffice } from '../test/post-office.js';

const app = 'https://app.hull.example';
const server = new MailServer();
let office: PostOffice;
let plain: ParsedMail | undefined;

beforeAll(async () => {
  await server.start();
  office = await PostOffice.open({
    NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
    NOTIFICATIONS_SMTP_URL: server.url,
    NOTIFICATIONS_MAIL_FROM: 'Hull <post@hull.example>',
    PUBLIC_APP_URL: app,
  });
  plain = await invitation('Ada');
});
afterAll(async () => {
  await office.house.close();
  await server.stop();
});

async function invitation(name: string): Promise<ParsedMail | undefined> {
  const { email } = await office.invite({ organizationName: name, inviterName: name });
  await office.house.settle();
  return server.to(email)[0];
}

const headersOf = (mail?: ParsedMail) => [...(mail?.headers.keys() ?? [])].sort();

const addresses = (mail?: ParsedMail) =>
  [mail?.to, mail?.cc, mail?.bcc, mail?.replyTo].flatMap((it) => it ?? []).length;

describe('names that would be more than names', () => {
  it.each([
    'Ada\r\nBcc: victim@example.com',
    'Ada\nContent-Type: text/html\n\n<script>alert(1)</script>',
    'Ada\rX-Injected: yes',
    'Ada\r\n\r\nA body of their own',
    'Ada\u2028Bcc: victim@example.com',
    'Ada\u0085Bcc: victim@example.com',
    'Ada\u000b\u000c\u0000Bcc: victim@example.com',
    '=?utf-8?B?QWRhDQpCY2M6IHZpY3RpbUBleGFtcGxlLmNvbQ==?=',
    '"; <victim@example.com>, other@example.com',
    `${'Ä'.repeat(90)}\r\nBcc: victim@example.com`,
    'moc.elpmaxe\u202E.evil',
    '\uD800',
  ])('add no header and no recipient: %j', async (name) => {
    const mail = await invitation(name);
    expect(headersOf(mail)).toEqual(headersOf(plain));
    expect(addresses(mail)).toBe(1);
    expect(mail?.from?.text).toBe('"Hull" <post@hull.example>');
    expect(mail?.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u);
    expect(mail?.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
  });

  it.each(['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "' onclick='x", '&lt;b&gt;'])(
    'stay text in HTML: %j',
    async (name) => {
      const mail = await invitation(name);
      const html = String(mail?.html);
      expect(html.match(/<(\w+)/g)).toEqual(String(plain?.html).match(/<(\w+)/g));
      expect(html).not.toContain(name);
    },
  );

  it.each([
    'https://evil.example/login',
    'evil.example',
    'www.evil.example',
    'write to me@evil.example',
    'HTTP://evil',
  ])('become no link of a mail program: %j', async (name) => {
    const mail = await invitation(name);
    const links = [...`${mail?.text} ${String(mail?.html)}`.matchAll(/\w+:\/\/[^\s"<]+|\b[\w-]+(\.[\w-]+)+\b/g)];
    const foreign = links.map(([link]) => link).filter((link) => !link.startsWith(`${app}/accept#`));
    expect(foreign.filter((link) => /evil/i.test(link))).toEqual([]);
    expect(mail?.html).not.toMatch(/@evil/);
  });
});

describe('addresses that would be more than one', () => {
  it.each([
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    'Ada <a@example.com>',
    'a@example.com b@example.com',
    '@relay.example:a@example.com',
    'undisclosed: a@example.com',
    'no address',
  ])('are refused for good: %j', async (email) => {
    const before = server.received.length;
    const { eventId } = await office.issue({ email });
    await office.house.settle();
    expect(await office.row(eventId)).toMatchObject({ status: 'failed', error_code: 'address_invalid' });
    expect(server.received).toHaveLength(before);
  });
});

it('leads to the customer’s own pages where there are any', async () => {
  const { id, email } = await office.issue();
  await office.house.settle();
  expect(server.to(email)[0]?.text).toContain(`${app}/verify#tok.${id}`);
});

describe('a mail server that is away', () => {
  const MAILS = 40;
  const states = async (events: readonly { eventId: string }[]) => {
    const rows = await Promise.all(events.map(({ eventId }) => office.row(eventId)));
    return Map.groupBy(rows, (row) => [row?.status, row?.error_code].join(' '));
  };

  it('is left alone after some tries, and gets each mail once when it is back', async () => {
    const mails = await Promise.all(Array.from({ length: MAILS }, () => office.issue()));
    await server.stop();
    await office.house.settle();
    const waiting = await states(mails);
    expect([...waiting.keys()].sort()).toEqual(['queued smtp_breaker_open', 'queued smtp_econnrefused']);
    // Twenty calls are looked at, and some are under way as it opens.
    expect(waiting.get('queued smtp_econnrefused')!.length).toBeLessThanOrEqual(20);
    await server.start();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now + 120_000); // The pause of the breaker goes by the time of day.
    await office.tryAgain();
    jest.restoreAllMocks();
    expect([...(await states(mails)).keys()]).toEqual(['sent ']);
    for (const { email } of mails) expect(server.to(email)).toHaveLength(1);
  });
});
