import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { built } from './places.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';

type Step = 'provision' | 'migrate' | 'seed';

const mends: Record<Step, string> = {
  provision: 'npm run db:provision',
  migrate: 'npm run db:migrate',
  seed: 'Mend what it says above, then: npm start',
};

/** Runs one of the built programs that bring a database to what this build expects. @returns its last line */
export async function runStep(step: Step, env: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await capture(process.execPath, [built('cli', step)], { env });
  if (code === 0) return output.trim().split('\n').at(-1) ?? '';
  process.stderr.write(`${output.trim()}\n`);
  throw new Refusal(`The database could not be prepared: ${step} failed`, mends[step]);
}

/**
 * Brings the database to what this build expects, or does nothing where `note` says that exactly this was done before:
 * these sources, with the same settings of the database. `npm run db:migrate` remains for whoever changes it by hand.
 */
export async function prepare(
  note: string | null,
  sources: string,
  env: NodeJS.ProcessEnv,
  makeDatabase?: () => Promise<void>,
): Promise<{ says: string }> {
  const key = keyOf(sources, process.env);
  if (note && existsSync(note) && readFileSync(note, 'utf8') === key)
    return { says: 'schemas are as this build wants' };
  await makeDatabase?.();
  await runStep('provision', env);
  const says = await runStep('migrate', env);
  if (note) writeFileSync(note, key);
  return { says };
}

/** Two demo organizations, once: what was deleted from them later stays deleted. */
export async function seed(note: string, env: NodeJS.ProcessEnv): Promise<{ says: string }> {
  if (existsSync(note)) return { says: 'demo organizations were made at the first start' };
  const says = await runStep('seed', env);
  writeFileSync(note, new Date().toISOString());
  return { says };
}

/** Whatever changes roles, passwords or places: all settings that have DATABASE in their name. */
export function keyOf(sources: string, env: NodeJS.ProcessEnv): string {
  const settings = Object.entries(env).filter(([name]) => name.includes('DATABASE'));
  const hash = createHash('sha256').update(sources);
  for (const [name, value] of settings.sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`\0${name}=${value}`);
  return hash.digest('hex');
}
