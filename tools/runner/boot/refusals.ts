import { built, inRoot } from '../places.ts';
import { capture } from '../processes.ts';
import { ofThisMachine } from '../production.ts';
import { Refusal } from '../refusal.ts';

const mend = 'node tools/runner/run.mjs boot';

interface Setting {
  readonly name: string;
  readonly default: string | null;
  readonly developmentDefault: string | null;
}

/** Whether a setting has a default that only development may have. */
const isDemanded = (it: Setting) => it.default === null && it.developmentDefault !== null;

/** Not set, and set to what everybody knows: in both cases production names each such setting, in one message. */
export async function refusesDefaults(url: string): Promise<{ says: string }> {
  const { stdout } = await capture(process.execPath, [built('cli', 'config'), '--json'], { env: ofThisMachine() });
  const demanded = (JSON.parse(stdout) as Setting[]).filter(isDemanded);
  const known = Object.fromEntries(demanded.map((it) => [it.name, it.developmentDefault ?? '']));
  for (const variables of [{}, known]) {
    const env = { ...ofThisMachine(), NODE_ENV: 'production', DATABASE_URL: url, ...variables };
    const { code, output } = await capture(process.execPath, [built('main')], { env });
    const unnamed = demanded.filter(({ name }) => !output.includes(`${name} must be set`));
    if (code === 1 && unnamed.length === 0 && !/^\s+at /m.test(output)) continue;
    throw new Refusal(
      `Production started on defaults, or did not name them (exit code ${code}):\n${output.trim()}`,
      mend,
    );
  }
  return { says: demanded.map(({ name }) => name).join(', ') };
}

/** What only development has does not start in production, whatever else is set. */
export async function refusesDevelopment(variables: NodeJS.ProcessEnv): Promise<{ says: string }> {
  const { DATABASE_URL: _, ...noDatabase } = variables;
  const attempts = [
    { what: 'demo data', words: [built('cli', 'seed')], env: variables },
    { what: 'the embedded database', words: [inRoot('tools/runner/run.mjs'), 'start'], env: noDatabase },
    {
      what: 'the mailbox',
      words: [built('main')],
      env: { ...variables, NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox' },
    },
    { what: 'tests', words: [inRoot('tools/runner/run.mjs'), 'test'], env: variables },
  ];
  for (const { what, words, env } of attempts) {
    const { code, output } = await capture(process.execPath, words, { env });
    if (code === 1 && output.includes('✗')) continue;
    throw new Refusal(`Production has ${what} (exit code ${code}):\n${output.trim()}`, mend);
  }
  return { says: attempts.map(({ what }) => what).join(', ') };
}
