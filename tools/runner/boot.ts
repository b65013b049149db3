import { randomBytes } from 'node:crypto';
import { checkAddress, readAddress } from './address.ts';
import type { Address } from './address.ts';
import { App, statusOf } from './app.ts';
import { withBuild } from './build.ts';
import { built } from './places.ts';
import { freePort } from './ports.ts';
import { query } from './postgres/query.ts';
import type { TestCluster } from './postgres/test-cluster.ts';
import { startTestCluster } from './postgres/test-cluster.ts';
import { runPrograms } from './prepare.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
node tools/runner/run.mjs boot   starts what was built as production would, asks whether it is ready, and stops it

  A green suite proves the sources; this proves dist/: on a throw-away PostgreSQL, with NODE_ENV=production.
`;
export const mend = 'node tools/runner/run.mjs boot';

const FIRST_PORT = 13_000;
const database = 'production';

export async function run(): Promise<number> {
  const stages = new Stages();
  const { cluster } = await stages.run('postgres', async () => {
    const started = await startTestCluster();
    await query(started.server.url('postgres'), `create database ${database}`);
    return { cluster: started, says: `throw-away PostgreSQL on port ${started.server.cluster.port}` };
  });
  try {
    await withBuild(stages, () => bootAndStop(stages, cluster));
    return 0;
  } finally {
    await cluster.destroy();
  }
}

async function bootAndStop(stages: Stages, cluster: TestCluster): Promise<void> {
  const port = await freePort(FIRST_PORT);
  const address = readAddress({ PORT: String(port) });
  await checkAddress(address);
  const variables = asProduction(cluster.server.url(database), address);
  await stages.run('defaults', () => refusesDefaults(variables));
  await stages.run('schemas', async () => ({
    says: await runPrograms(['provision', 'migrate'], variables, 'npm test'),
  }));
  const app = new App(variables);
  try {
    await stages.run('ready', () => app.ready(address));
    await stages.run('mailbox', () => answers(`${address.url}/dev/mailbox`, 404));
    await stages.run('stop', () => stopsCleanly(app));
  } finally {
    app.kill();
  }
}

/** What production has to set for itself: `npm run config`. */
function asProduction(url: string, { host, port }: Address): NodeJS.ProcessEnv {
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  return {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: url,
    DATABASE_LOGIN_SECRET: random(24),
    BULKHEAD_KEYS: `ci:${random(32)}`,
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: 'https://api.example.com',
    NOTIFICATIONS_MAIL_FROM: 'Example <no-reply@example.com>',
    NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
    NOTIFICATIONS_SMTP_URL: 'smtps://user:password@mail.example.com:465',
  };
}

/** The secrets of development open nothing in production: the start names each that was not set. */
async function refusesDefaults({ DATABASE_LOGIN_SECRET: _, BULKHEAD_KEYS: __, ...variables }: NodeJS.ProcessEnv) {
  const { code, output } = await capture(process.execPath, [built('main')], { env: variables });
  const names = ['DATABASE_LOGIN_SECRET', 'BULKHEAD_KEYS'];
  if (code !== 0 && names.every((name) => output.includes(name)))
    return { says: `${names.join(' and ')} are demanded` };
  throw new Refusal(`Production started on default secrets, or did not name them:\n${output.trim()}`, mend);
}

async function answers(url: string, expected: number) {
  const status = await statusOf(url);
  if (status === expected) return { says: `answers ${expected} in production` };
  throw new Refusal(`${url} answers ${status} in production, not ${expected}`, mend);
}

async function stopsCleanly(app: App) {
  await app.stop();
  const code = await app.exit;
  if (code === 0) return { says: 'SIGTERM ends it with exit code 0' };
  throw new Refusal(`After SIGTERM the server ended with exit code ${code}`, mend);
}
