import { existsSync } from 'node:fs';
import { installPackage, mayInstall } from './debian.ts';
import { Stages } from './stages.ts';

const debians = '/usr/sbin/pgbouncer';
const places = [debians, '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'];
const spec = 'apps/api/test/pooler.e2e-spec.ts';

/**
 * Tells the specs by PGBOUNCER_PATH where PgBouncer is, unless somebody did; installs it where that asks nobody. Without
 * it the tests run all the same: the spec that wants it is skipped and says so.
 */
export async function providePgBouncer(words: readonly string[]): Promise<void> {
  if (process.env.PGBOUNCER_PATH) return;
  const found = places.find((place) => existsSync(place));
  if (found) process.env.PGBOUNCER_PATH = found;
  else if (isWanted(words) && mayInstall()) await tryToInstall();
}

function isWanted(words: readonly string[]): boolean {
  const patterns = words.filter((word) => !word.startsWith('-'));
  const named = patterns.length === 0 || patterns.some((pattern) => spec.includes(pattern));
  return named || process.env.TEST_POOLER === 'pgbouncer';
}

async function tryToInstall(): Promise<void> {
  const stages = new Stages(process.stderr);
  try {
    await stages.run('pgbouncer', async () => {
      await installPackage('pgbouncer');
      return { says: `Debian's package, installed to test behind a pooler` };
    });
    process.env.PGBOUNCER_PATH = debians;
  } catch (error) {
    stages.say(
      `  ${(error as Error).message}\n  → nothing is tested behind a pooler; install PgBouncer, or set PGBOUNCER_PATH`,
    );
  }
}
