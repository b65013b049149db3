import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hashSchemas } from './build.ts';
import { built } from './places.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';

/**
 * Brings the database to what this build expects, or does nothing where `note` says that exactly this was done before:
 * for these schemas, with the same settings of the database. `npm run db:migrate` is for whoever changes it by hand.
 */
export async function prepare(
  note: string | null,
  env: NodeJS.ProcessEnv,
  makeDatabase?: () => Promise<void>,
): Promise<{ says: string }> {
  const key = keyOf(hashSchemas(), process.env);
  if (note && existsSync(note) && readFileSync(note, 'utf8') === key) return { says: 'as this build wants them' };
  await makeDatabase?.();
  const says = await runPrograms(['provision', 'migrate'], env, 'npm run db:provision');
  if (note) writeFileSync(note, key);
  return { says };
}

/** Two demo organizations, once: what was deleted from them later stays deleted. */
export async function seed(note: string, env: NodeJS.ProcessEnv): Promise<{ says: string }> {
  if (existsSync(note)) return { says: readFileSync(note, 'utf8') };
  const says = await runPrograms(['seed'], env, 'Mend what it says above, then: npm start');
  writeFileSync(note, says);
  return { says };
}

/** Runs built programs one after another in one process: the second costs no second load of the product. */
export async function runPrograms(names: string[], env: NodeJS.ProcessEnv, mend: string): Promise<string> {
  const files = names.map((name) => JSON.stringify(pathToFileURL(built('cli', name)).href));
  const script = files.map((file) => `await import(${file}); if (process.exitCode) process.exit();`).join('\n');
  const { code, stdout, output } = await capture(process.execPath, ['--input-type=module', '-e', script], { env });
  if (code === 0) return stdout.trim().split('\n').at(-1) ?? '';
  process.stderr.write(`${output.trim()}\n`);
  throw new Refusal(`The database could not be prepared: ${names.join(' or ')} failed`, mend);
}

/** Whatever changes roles, passwords or places: all settings that have DATABASE in their name. */
export function keyOf(schemas: string, env: NodeJS.ProcessEnv): string {
  const settings = Object.entries(env).filter(([name]) => name.includes('DATABASE'));
  const hash = createHash('sha256').update(schemas);
  for (const [name, value] of settings.sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`\0${name}=${value}`);
  return hash.digest('hex');
}
