import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAddress } from '../../runner/address.ts';
import { App } from '../../runner/app.ts';
import { Client } from '../../runner/demo/client.ts';
import { castOf, travel } from '../../runner/demo/journey.ts';
import { freePort } from '../../runner/ports.ts';
import { query } from '../../runner/postgres/query.ts';
import { ofThisMachine } from '../../runner/production.ts';

const FIRST_PORT = 17_000;
const json = { 'content-type': 'application/json' };

/** What the built product exposes to Prometheus after people have made the whole journey of `npm run demo`. */
export async function exposedAfterAJourney(templateUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const [url, admin] = [new URL(templateUrl), new URL(templateUrl)];
  admin.pathname = '/postgres';
  url.pathname = `/${name}`;
  await query(admin.href, `create database ${name} template ${templateUrl.split('/').at(-1)} strategy file_copy`);
  try {
    return await journey(url.href);
  } finally {
    await query(admin.href, `drop database ${name} with (force)`);
  }
}

async function journey(url: string): Promise<string> {
  const address = readAddress({ PORT: String(await freePort(FIRST_PORT)) });
  const metrics = String(await freePort(FIRST_PORT + 500));
  const mails = mkdtempSync(join(tmpdir(), 'bulkhead-mails-'));
  const ports = { PORT: String(address.port), METRICS_PORT: metrics };
  const settings = { DATABASE_URL: url, ...ports, DRAIN_MS: '0', NOTIFICATIONS_MAILBOX_DIR: mails };
  const app = new App({ ...ofThisMachine(), ...settings }, 'kept');
  try {
    await app.ready(address);
    await travel(new Client(address.url, () => undefined), castOf(metrics), () => undefined);
    const body = JSON.stringify({ email: 'nobody@demo.example', password: 'wrong-but-long-enough' });
    await fetch(`${address.url}/v1/auth/sign-in`, { method: 'POST', headers: json, body });
    const answer = await fetch(`http://127.0.0.1:${metrics}/metrics`);
    return await answer.text();
  } catch (error) {
    process.stderr.write(app.log);
    throw error;
  } finally {
    await app.stop();
    rmSync(mails, { recursive: true, force: true });
  }
}
