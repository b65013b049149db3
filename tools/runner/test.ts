import { withBuild } from './build.ts';
import { provideChromium } from './chromium.ts';
import { runJest } from './jest-run.ts';
import { providePgBouncer } from './pgbouncer.ts';
import { startTestCluster } from './postgres/test-cluster.ts';
import { runPrograms } from './prepare.ts';
import { providePrometheus } from './prometheus.ts';
import { Refusal } from './refusal.ts';
import { StopRequest } from './signals.ts';
import { Stages } from './stages.ts';
import { checkWays, makeTemplate } from './test-ways.ts';

export const help = `
npm test [-- <pattern> …]   builds, starts a throw-away PostgreSQL, and runs the tests

  npm test -- flags              only the spec files whose path matches
  npm test -- flags -t archives  and of these only the tests whose name matches
  Every other word is handed to Jest. The last line is "N passed, N failed".
  TEST_DATABASE_ROLES=single npm test -- journey walls crash   the product under one database login
  TEST_POOLER=pgbouncer npm test -- journey crash budgets      the product behind PgBouncer in transaction mode
  TEST_DATABASE_URL=postgres://…  the superuser's address of a prepared template database, instead of starting one
`;
export const mend = 'npm test -- <path of the failing spec>';

const template = 'bulkhead_template';
/** What a shell reports for a command that Ctrl-C ended. */
const INTERRUPTED = 130;

export async function run(words: string[]): Promise<number> {
  if (process.env.NODE_ENV === 'production') throw new Refusal('Tests do not run in production', 'unset NODE_ENV');
  await provideChromium(words);
  await providePgBouncer(words);
  await providePrometheus(words);
  checkWays(process.env);
  const given = process.env.TEST_DATABASE_URL;
  if (given) return runJest(given, words);
  const stages = new Stages(process.stderr);
  const stop = new StopRequest(() => process.exit(INTERRUPTED));
  const starting = stages.run('postgres', startCluster);
  try {
    const url = await Promise.race([prepareTemplate(stages, starting), stop.asked.then(() => null)]);
    return url ? await runJest(url, words) : INTERRUPTED;
  } finally {
    const started = await starting.catch(() => null);
    await started?.cluster.destroy();
  }
}

async function startCluster() {
  // What takes minutes and is measured needs a server that keeps house, as one in production does.
  const cluster = await startTestCluster(process.env.FAULTS === 'long' ? 'safe' : 'test');
  return { cluster, says: `throw-away PostgreSQL on port ${cluster.server.cluster.port}` };
}

/** Makes the database that specs clone: every module's schema, roles and tables, and no rows. @returns its address */
async function prepareTemplate(stages: Stages, starting: ReturnType<typeof startCluster>): Promise<string> {
  const { server } = (await starting).cluster;
  await withBuild(stages, () =>
    stages.run('template', async () => {
      const env = { ...process.env, ...(await makeTemplate(server, template)), NODE_ENV: 'test' };
      await runPrograms(['provision', 'migrate'], env, 'Mend what it says above, then: npm test');
      return { says: `${template}, provisioned and migrated` };
    }),
  );
  return server.url(template);
}
