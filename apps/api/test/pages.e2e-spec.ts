import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { routes } from '../../../libs/shared/http/index.js';
import { freePort, missingBrowser, openBrowser, Visitor } from './browser.js';
import { Product } from './product.js';
import type { Instance } from './product.js';

const missing = missingBrowser();
if (missing) process.stderr.write(`\n⚠ Skipped: the pages in a real browser. Reason: ${missing}\n\n`);
const inBrowser = missing ? describe.skip : describe;

const product = new Product();
const password = 'lantern-harbour-42';
let browser: Browser;
let folder: string;
let instance: Instance;

async function start() {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-pages-'));
  const port = await freePort();
  instance = await product.start({
    ...{ PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}`, TRUSTED_PROXY_HOPS: '0' },
    ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox', NOTIFICATIONS_MAILBOX_DIR: folder },
  });
}

async function stop() {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true });
}

/** Does something in a tab of its own, in which nothing may go wrong. */
async function visit(work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await Visitor.of(browser, instance.url);
  await work(visitor);
  expect(visitor.complaints).toEqual([]);
}

async function post(path: string, body: unknown, token?: string) {
  const answer = await instance.send('POST', path, body, token);
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Signs up by the API, and confirms in the browser. */
async function account(name: string, email: string): Promise<string> {
  await post('/v1/auth/sign-up', { email });
  await visit((visitor) => confirm(visitor, name, email));
  return (await post('/v1/auth/sign-in', { email, password, delivery: 'token' })).token;
}

async function confirm(visitor: Visitor, name: string, email: string): Promise<void> {
  await visitor.clickMailed(email, '/pages/verify');
  await visitor.fill({ name, password });
  await visitor.press('Confirm');
  await visitor.told(/^Your account is ready\. You can close this page, or open the invitation in your mail\.$/);
}

async function invite(owner: string, name: string, email: string): Promise<string> {
  const { id } = await post('/v1/organizations', { name }, owner);
  await post(`/v1/organizations/${id}/invitations`, { email, role: 'member' }, owner);
  return id;
}

async function members(organizationId: string, token: string): Promise<string[]> {
  const { body } = await instance.send('GET', `/v1/organizations/${organizationId}/members`, undefined, token);
  return body.items.map((it: { name: string; role: string }) => `${it.name}, ${it.role}`).sort();
}

inBrowser(`the pages in a real browser${missing ? ` (skipped: ${missing})` : ''}`, () => {
  beforeAll(start, 60_000);
  afterAll(stop);

  it('lead from an invitation to a membership by clicks alone', async () => {
    const ada = await account('Ada', 'ada@example.com');
    const organizationId = await invite(ada, 'Harbour Works', 'ben@example.com');
    await visit(async (visitor) => {
      await visitor.clickMailed('ben@example.com', '/pages/accept');
      await visitor.fill({ email: 'ben@example.com' });
      await visitor.press('No account yet? Have a confirmation mailed');
      await visitor.told(/^A mail is on its way to ben@example\.com\. Open it, .+ come back to this link\.$/);
      await confirm(visitor, 'Ben', 'ben@example.com');
      await visitor.clickMailed('ben@example.com', '/pages/accept');
      await visitor.fill({ email: 'ben@example.com', password });
      await visitor.press('Sign in and accept');
      await visitor.told(/^You are now a member of Harbour Works, as member\.$/);
    });
    expect(await members(organizationId, ada)).toEqual(['Ada, owner', 'Ben, member']);
  });

  it('take the secret out of the address bar, and find it again after a reload', async () => {
    await post('/v1/auth/sign-up', { email: 'cleo@example.com' });
    await visit(async (visitor) => {
      await visitor.clickMailed('cleo@example.com', '/pages/verify');
      expect(visitor.page.url()).toBe(`${instance.url}/pages/verify`);
      await visitor.page.reload();
      expect(visitor.page.url()).toBe(`${instance.url}/pages/verify`);
      await visitor.fill({ name: 'Cleo', password });
      await visitor.press('Confirm');
      await visitor.told(/^Your account is ready/);
      await visitor.page.reload();
      await visitor.told(/^Open this page by the whole link in your mail\.$/);
    });
  });

  it('follow a second link that is opened in the same tab', async () => {
    const dora = await account('Dora', 'dora@example.com');
    const eve = await account('Eve', 'eve@example.com');
    const [first, second] = [
      await invite(dora, 'First', 'eve@example.com'),
      await invite(dora, 'Second', 'eve@example.com'),
    ];
    await visit(async (visitor) => {
      const [newer, older] = await visitor.mailed('eve@example.com', '/pages/accept', 2);
      await visitor.page.goto(older!);
      await visitor.follow(newer!);
      await visitor.fill({ email: 'eve@example.com', password });
      await visitor.press('Sign in and accept');
      await visitor.told(/^You are now a member of Second, as member\.$/);
    });
    expect(await members(first, dora)).toEqual(['Dora, owner']);
    expect(await members(second, eve)).toEqual(['Dora, owner', 'Eve, member']);
  });

  it('take the mailed code where the link does not work', async () => {
    const { attemptId } = await post('/v1/auth/sign-up', { email: 'finn@example.com' });
    await visit(async (visitor) => {
      await visitor.mailed('finn@example.com', '/pages/verify');
      const code = await visitor.page.$eval('article code', ({ textContent }) => textContent);
      await visitor.open(`/pages/verify#attemptId=${attemptId}`);
      await visitor.fill({ code: `${code.slice(0, 4)} ${code.slice(4)}`, name: 'Finn', password });
      await visitor.press('Confirm');
      await visitor.told(/^Your account is ready/);
    });
  });

  it('lead from a forgotten password to a new one, by the link of the mail', async () => {
    const token = await account('Jo', 'jo@example.com');
    await visit(async (visitor) => {
      await visitor.open('/pages/reset');
      await visitor.fill({ email: 'jo@example.com' });
      await visitor.press('Mail me a link');
      await visitor.told(
        /^If jo@example\.com has an account, a mail is on its way\. Open its link, or enter its code here\.$/,
      );
      await visitor.clickMailed('jo@example.com', '/pages/reset');
      expect(visitor.page.url()).toBe(`${instance.url}/pages/reset`);
      await visitor.fill({ password: 'anchor-teapot-17' });
      await visitor.press('Change the password');
      await visitor.told(/^Your password is changed, and you are signed out everywhere\. Sign in with the new one\.$/);
    });
    expect((await instance.send('GET', '/v1/me', undefined, token)).status).toBe(401);
    const signIn = (as: string) => instance.send('POST', '/v1/auth/sign-in', { email: 'jo@example.com', password: as });
    expect([(await signIn(password)).status, (await signIn('anchor-teapot-17')).status]).toEqual([401, 200]);
  });

  it('take the code of that mail on the page that asked for it, and say no to strangers like to friends', async () => {
    await account('Kim', 'kim@example.com');
    const visitor = await Visitor.of(browser, instance.url);
    const ask = async (email: string) => {
      await visitor.open('/pages/reset');
      await visitor.fill({ email });
      await visitor.press('Mail me a link');
      await visitor.told(/^If .+@example\.com has an account, a mail is on its way/);
    };
    await ask('nobody@example.com');
    await visitor.fill({ code: '12345678', password: 'anchor-teapot-17' });
    await visitor.press('Change the password');
    await visitor.told(/^This is not valid, or no longer/);
    expect(visitor.complaints).toEqual([expect.stringMatching(/^console: Failed to load .+ status of 422/)]);

    const reader = await Visitor.of(browser, instance.url);
    await ask('kim@example.com');
    await reader.mailed('kim@example.com', '/pages/reset');
    const code = await reader.page.$eval('article code', ({ textContent }) => textContent);
    await visitor.fill({ code: `${code.slice(0, 4)} ${code.slice(4)}`, password: 'anchor-teapot-17' });
    await visitor.press('Change the password');
    await visitor.told(/^Your password is changed/);
    expect([visitor.complaints.length, reader.complaints]).toEqual([1, []]);
  });

  it('say why something was refused, and let it be tried again', async () => {
    await post('/v1/auth/sign-up', { email: 'gus@example.com' });
    const visitor = await Visitor.of(browser, instance.url);
    await visitor.clickMailed('gus@example.com', '/pages/verify');
    await visitor.fill({ name: 'Gus', password: 'password' });
    await visitor.press('Confirm');
    await visitor.told(/password/i);
    await visitor.fill({ password });
    await visitor.press('Confirm');
    await visitor.told(/^Your account is ready/);
    // Chromium itself reports the refusal; nothing else may be amiss.
    expect(visitor.complaints).toEqual([expect.stringMatching(/^console: Failed to load .+ status of 422/)]);
  });

  it('leave the database as it was when they are merely opened', async () => {
    const hugo = await account('Hugo', 'hugo@example.com');
    await invite(hugo, 'Untouched', 'iris@example.com');
    await post('/v1/auth/sign-up', { email: 'iris@example.com' });
    await visit(async (visitor) => {
      const links = [
        ...(await visitor.mailed('iris@example.com', '/pages/accept')),
        ...(await visitor.mailed('iris@example.com', '/pages/verify')),
      ];
      expect(pages()).toEqual(
        expect.arrayContaining(['/docs', '/dev/mailbox', '/pages/accept', '/pages/reset', '/pages/verify']),
      );
      const open = async () => {
        for (const path of pages()) {
          expect((await visitor.open(path))?.status()).toBe(200);
          expect((await fetch(`${instance.url}${path}`, { method: 'HEAD' })).status).toBe(200);
        }
        for (const link of links) await visitor.page.goto(link);
      };
      const { before, after } = await betweenTicks(open);
      expect(after).toEqual(before);
    });
  });

  it('could not reach out, or run what was slipped in, without this test noticing', async () => {
    const visitor = await Visitor.of(browser, instance.url);
    await visitor.open('/pages/verify');
    await visitor.page.evaluate(
      `document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/' }))`,
    );
    await visitor.page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'stolen = 1' }))`,
    );
    await visitor.page.evaluate(`fetch('https://elsewhere.example/').catch(() => undefined)`);
    expect(await visitor.page.evaluate('typeof stolen')).toBe('undefined');
    for (const directive of ['img-src', 'script-src-elem', 'connect-src'])
      expect(visitor.complaints).toContainEqual(expect.stringContaining(`policy ${directive}`));
  });
});

/** Paths of everything that shows a page. */
const pages = (): string[] =>
  routes(instance.app)
    .filter(({ answers }) => answers.some((it) => it.kind === 'page' || (it.kind === 'returns' && it.page)))
    .map(({ path }) => path);

/**
 * Every row of every table with the transaction that wrote it last, once nothing changes by itself any more; less those
 * that count requests, which each request changes.
 */
async function rowsAtRest(): Promise<unknown> {
  let [before, now] = ['', await everyRow()];
  while (before !== now) {
    await wait(300);
    [before, now] = [now, await everyRow()];
  }
  return JSON.parse(now);
}

/** All rows before and after some work; again, where the clock of a module struck and wrote in the meantime. */
async function betweenTicks(work: () => Promise<void>): Promise<{ before: unknown; after: unknown }> {
  for (;;) {
    const [before, struck] = [await rowsAtRest(), await ticks()];
    await work();
    const after = await rowsAtRest();
    if ((await ticks()) === struck) return { before, after };
  }
}

const ticks = async (): Promise<string> =>
  JSON.stringify(
    await product.database.query(`select * from identity.event_ticks union all select * from organizations.event_ticks
      union all select * from notifications.event_ticks order by 1, 2`),
  );

async function everyRow(): Promise<string> {
  const tables = await product.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'limits') order by 1`,
  );
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables)
    rows[name] = await product.database.query(`select it.xmin, it.* from ${name} it order by it.ctid`);
  return JSON.stringify(rows);
}
