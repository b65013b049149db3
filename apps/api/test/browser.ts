import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';

/** Where Debian puts it; `npm test` installs it there, and names it where it found it elsewhere. */
const chromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** What stands in the way of a real browser, or null. */
export function missingBrowser(): string | null {
  try {
    accessSync(chromium, constants.X_OK);
    return null;
  } catch {
    return `there is no Chromium at ${chromium} (CHROMIUM_PATH names another)`;
  }
}

const quietly = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  // Whatever Chromium wants of the world outside, it looks for in vain.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export const openBrowser = (): Promise<Browser> =>
  puppeteer.launch({ executablePath: chromium, args: quietly, headless: true });

const LONGEST_WAIT_MS = 20_000;
const linkTo = (path: string) => `article a[href*="${path}#"]`;

/** A tab, and everything that went wrong in it. */
export class Visitor {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async of(browser: Browser, origin: string): Promise<Visitor> {
    const context = await browser.createBrowserContext();
    const visitor = new Visitor(await context.newPage(), origin);
    await visitor.listen();
    return visitor;
  }

  private async listen(): Promise<void> {
    const complain = (kind: string, what: string) => void this.complaints.push(`${kind}: ${what}`);
    this.page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complain('console', message.text());
    });
    this.page.on('pageerror', (error) => complain('script', String(error)));
    this.page.on('requestfailed', (request) => complain('failed', request.url()));
    this.page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && origin !== this.origin) complain('elsewhere', request.url());
    });
    await this.page.evaluateOnNewDocument(
      `addEventListener('securitypolicyviolation', (it) => console.error('policy', it.violatedDirective, it.blockedURI))`,
    );
  }

  /** Opens a path of the instance. */
  open(path: string) {
    return this.page.goto(new URL(path, this.origin).href);
  }

  /** Links to this page in the mails to this address, newest first, as soon as the mailbox shows so many. */
  async mailed(to: string, path: string, least = 1): Promise<string[]> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(50)) {
      await this.open(`/dev/mailbox?to=${encodeURIComponent(to)}`);
      const links = await this.page.$$eval(linkTo(path), (found) => found.map(({ href }) => href));
      if (links.length >= least) return links;
    }
    throw new Error(`No mail to ${to} leads to ${path}`);
  }

  /** Clicks the newest link to this page in the mailbox of this address. */
  async clickMailed(to: string, path: string): Promise<void> {
    await this.mailed(to, path);
    await Promise.all([this.page.waitForNavigation(), this.page.click(linkTo(path))]);
  }

  /** Goes to an address from within the page, as when somebody types it over that of the page, and waits for a load. */
  async follow(link: string): Promise<void> {
    const loaded = new Promise((resolve) => this.page.once('load', resolve));
    await this.page.evaluate(`location.href = ${JSON.stringify(link)}`);
    await loaded;
  }

  /** Types over what stands in the fields of these names. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      await this.page.locator(`input[name=${name}]`).fill(value);
    }
  }

  /** Clicks the button that says so. */
  press(label: string): Promise<void> {
    return this.page.locator(`::-p-xpath(//button[normalize-space()="${label}"])`).click();
  }

  /** Waits until the page tells something that matches. */
  async told(words: RegExp): Promise<void> {
    const status = `document.querySelector('[role=status]').textContent`;
    await this.page
      .waitForFunction(`${String(words)}.test(${status})`, { timeout: LONGEST_WAIT_MS })
      .catch(async () => {
        throw new Error(`The page says: ${String(await this.page.evaluate(status))}`);
      });
  }
}

/** Lies below the ports that systems hand out by themselves, so nobody takes it between asking and listening. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
