import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { inRoot } from '../runner/places.ts';
import { capture } from '../runner/processes.ts';
import type { Description } from './machine/description.ts';

/** What one run of one part found, and where. */
export interface Result {
  /** A day of UTC. */
  readonly measuredOn: string;
  readonly commit: string;
  readonly machine: Description;
  readonly data: unknown;
}

const folder = join(import.meta.dirname, 'results');
const fileOf = (part: string) => join(folder, `${part}.json`);

/** Null before the part was measured for the first time. */
export const readResult = (part: string): Result | null =>
  existsSync(fileOf(part)) ? (JSON.parse(readFileSync(fileOf(part), 'utf8')) as Result) : null;

export async function keepResult(part: string, result: Omit<Result, 'measuredOn'>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const measuredOn = new Date().toISOString().slice(0, 10);
  const text = JSON.stringify({ measuredOn, ...result }, shortNumbers);
  writeFileSync(fileOf(part), await formatted(fileOf(part), text, 'json'));
}

/** As prettier wants it: `npm run check` looks at generated files, too. */
export const formatted = async (file: string, text: string, parser: 'json' | 'markdown'): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), parser });

/** Four digits are more than any of these figures is worth. */
const shortNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

/** The commit that stands here, and whether the product differs from it. */
export async function currentCommit(): Promise<string> {
  const git = (...words: string[]) => capture('git', words, { cwd: inRoot() });
  const { code, stdout } = await git('rev-parse', '--short', 'HEAD');
  if (code !== 0) return 'unknown';
  const { stdout: changes } = await git('status', '--porcelain', '--', 'apps', 'libs', 'package-lock.json');
  return stdout.trim() + (changes.trim() === '' ? '' : ', changed');
}
