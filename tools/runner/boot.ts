import { performance } from 'node:perf_hooks';
import { checkAddress, readAddress } from './address.ts';
import { App } from './app.ts';
import { answersSafely, secretsOfRequests } from './boot/answers.ts';
import { refusesDefaults, refusesDevelopment } from './boot/refusals.ts';
import { withBuild } from './build.ts';
import { freePort } from './ports.ts';
import { query } from './postgres/query.ts';
import type { TestCluster } from './postgres/test-cluster.ts';
import { startTestCluster } from './postgres/test-cluster.ts';
import { runPrograms } from './prepare.ts';
import { asProduction, ofThisMachine, withoutLogin } from './production.ts';
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
  const address = readAddress({ PORT: String(await freePort(FIRST_PORT)) });
  await checkAddress(address);
  const admin = cluster.server.url(database);
  const settings = { ...asProduction(withoutLogin(admin)), HOST: address.host, PORT: String(address.port) };
  const variables = { ...ofThisMachine(), ...settings, LOG_LEVEL: 'trace', DRAIN_MS: '100' };
  await stages.run('defaults', () => refusesDefaults(admin));
  await stages.run('refusals', () => refusesDevelopment(variables));
  await stages.run('schemas', async () => ({
    says: await runPrograms(['provision', 'migrate'], { ...variables, DATABASE_URL: admin }, mend),
  }));
  const app = new App(variables, 'kept');
  try {
    await stages.run('ready', () => app.ready(address));
    await stages.run('answers', () => answersSafely(address));
    await stages.run('stop', () => stopsCleanly(app));
    stages.report(true, 'log', performance.now(), judgeLog(app.log, settings));
  } catch (error) {
    process.stderr.write(app.log);
    throw error;
  } finally {
    app.kill();
  }
}

/** At its most talkative, and after every kind of answer: no secret, and no stack for what a client did wrong. */
function judgeLog(log: string, settings: Record<string, string>): string {
  const { DATABASE_LOGIN_SECRET: login = '', BULKHEAD_KEYS: keys = '' } = settings;
  const secrets = [login, keys.split(':')[1] ?? '', 'password@mail', ...secretsOfRequests];
  const told = secrets.filter((it) => log.includes(it));
  if (told.length > 0) throw new Refusal(`The log holds ${told.join(', ')}`, mend);
  const stack = /\bat .*\.(js|ts):\d+/.exec(log);
  if (stack) throw new Refusal(`The log holds a stack trace: ${stack[0]}`, mend);
  const lines = log.trim().split('\n');
  for (const line of lines) JSON.parse(line);
  return `${lines.length} lines at level trace, all of them JSON, with no secret and no stack`;
}

async function stopsCleanly(app: App) {
  await app.stop();
  const code = await app.exit;
  if (code === 0) return { says: 'SIGTERM ends it with exit code 0' };
  throw new Refusal(`After SIGTERM the server ended with exit code ${code}`, mend);
}
