import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { checkConfiguration } from '../../../shared/config/index.js';
import type { TestClient } from '../../../shared/testing/index.js';
import { PostOffice } from '../test/post-office.js';

let folder: string;
let office: PostOffice;
let here: TestClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-mailbox-'));
  office = await PostOffice.open({ NOTIFICATIONS_MAILBOX_DIR: folder });
  here = office.house.anonymous().with({ 'x-forwarded-for': '127.0.0.1' });
});
afterAll(async () => {
  await office.house.close();
  await rm(folder, { recursive: true });
});

async function issued(email?: string) {
  const token = await office.issue(email === undefined ? {} : { email });
  await office.house.settle();
  return token;
}

describe('GET /dev/mailbox', () => {
  it('lists what was mailed, with link and code', async () => {
    const { id, email } = await issued();
    const { status, body } = await here.get(`/dev/mailbox?to=${email}`);
    expect(status).toBe(200);
    const link = `http://localhost:3000/pages/verify#tok.${id}`;
    expect(body).toEqual({
      items: [
        {
          id: expect.any(String),
          to: email,
          subject: 'Confirm your address for Bulkhead',
          text: expect.stringContaining(link),
          html: expect.stringContaining(link),
          links: [link],
          code: '12345678',
          receivedAt: expect.stringMatching(/^\d{4}-.+Z$/),
        },
      ],
      nextCursor: null,
    });
  });

  it('shows the newest first, page by page, for one address or for all', async () => {
    const mails = [
      await issued('ada@pages.example'),
      await issued('ada@pages.example'),
      await issued('ada@pages.example'),
    ];
    const first = await here.get('/dev/mailbox?to=ADA@pages.example&limit=2');
    const next = String(first.headers.link).match(/<(.+)>; rel="next"/)?.[1];
    const last = await here.get(next ?? '');
    const tokens = [...first.body.items, ...last.body.items].map(({ links }) => links[0].split('#tok.')[1]);
    expect(tokens).toEqual(mails.map(({ id }) => id).reverse());
    expect(last.body.nextCursor).toBeNull();
    expect((await here.get(`/dev/mailbox?cursor=${first.body.nextCursor}`)).body.code).toBe('cursor_invalid');
    expect((await here.get('/dev/mailbox?to=')).body.items.length).toBeGreaterThanOrEqual(3);
  });

  it('is a page for a browser, whose links open and which runs nothing', async () => {
    await issued('ada@page.example');
    await issued('ada@page.example');
    const browser = here.with({ accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' });
    const { text, headers } = await browser.get('/dev/mailbox?to=ada@page.example&limit=1');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      vary: expect.stringMatching(/accept/i),
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toMatch(/<a class="button" href="http:\/\/localhost:3000\/pages\/verify#tok\.[^"]+">/);
    expect(text).toContain('<code>12345678</code>');
    const older = text.match(/href="(\/dev\/mailbox\?[^"]+)">Older/)?.[1]?.replaceAll('&amp;', '&');
    expect((await browser.get(older ?? '')).text).toContain('ada@page.example');
    const program = await here.with({ accept: 'application/json, text/html;q=0.5' }).get('/dev/mailbox');
    expect(program.headers['content-type']).toContain('json');
  });

  it('escapes what it shows', async () => {
    await office.invite({ organizationName: '<img src=x onerror=alert(1)>', email: 'x@escape.example' });
    await office.house.settle();
    const { text } = await here.with({ accept: 'text/html' }).get('/dev/mailbox?to=x@escape.example');
    expect(text).toContain('&lt;img');
    expect(text).not.toContain('<img');
  });

  it('is nowhere for another machine, or under a name that is not this machine’s', async () => {
    const elsewhere = office.house.anonymous().with({ 'x-forwarded-for': '192.0.2.7' });
    const rebound = here.with({ host: 'evil.example' });
    for (const client of [elsewhere, rebound])
      expect(await client.get('/dev/mailbox')).toMatchObject({ status: 404, body: { code: 'route_not_found' } });
    const mapped = office.house.anonymous().with({ 'x-forwarded-for': '::ffff:127.0.0.1' });
    expect((await mapped.get('/dev/mailbox')).status).toBe(200);
  });
});

describe('the mailbox', () => {
  it('keeps each mail as a mail program would, for its owner alone', async () => {
    const { email } = await issued();
    const [mail] = (await here.get(`/dev/mailbox?to=${email}`)).body.items;
    const parsed = await simpleParser(await readFile(join(folder, `${mail.id}.eml`)));
    expect(parsed).toMatchObject({ subject: mail.subject, to: { text: email }, html: mail.html });
    for (const name of [`${mail.id}.eml`, `${mail.id}.json`])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('keeps the 500 newest', async () => {
    const old = (n: number) => `01000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    for (let n = 0; n < 500; n++) {
      await writeFile(join(folder, `${old(n)}.json`), '{}');
      await writeFile(join(folder, `${old(n)}.eml`), '');
    }
    await issued();
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(500);
    expect(names.filter((name) => name.endsWith('.eml'))).toHaveLength(500);
    expect(names).not.toContain(`${old(0)}.json`);
    expect(names).toContain(`${old(499)}.json`);
  });

  it('is refused in production, which must say where mails go and who sends them', () => {
    const start = () => checkConfiguration({ NODE_ENV: 'production', NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox' });
    for (const name of ['NOTIFICATIONS_MAIL_TRANSPORT', 'NOTIFICATIONS_SMTP_URL', 'NOTIFICATIONS_MAIL_FROM'])
      expect(start).toThrow(`${name} must be set to a value of your own in production`);
  });
});
