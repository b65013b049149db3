import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Io } from '../commands/main.ts';
import { digestOfInputs } from './inputs.ts';
import { recall, remember } from './storage.ts';

type Program = (words: readonly string[], io: Io) => Promise<0 | 1 | 2>;

interface Answer {
  readonly code: 0 | 1;
  readonly out: string;
}

/** What leads nowhere today may be built tomorrow, in a folder that nobody reads. */
const UNRESOLVED = 'imports/unresolved';

/** How many answers are kept: a few branches, each as it was before and after an edit. */
const MOST = 16;

/**
 * Runs the program, or gives the answer that it gave to the same question before: same tree, same words, same bytes. Only a
 * judgement is remembered; that it could not judge (2) is not.
 */
export async function remembered(words: readonly string[], io: Io, program: Program): Promise<0 | 1 | 2> {
  const root = rootOfJudgement(words);
  const folder = root === null ? null : folderOf(root);
  if (root === null || folder === null) return program(words, io);
  const file = join(folder, `${digestOfInputs(root, words)}.json`);
  const known = recall<Answer>(file);
  if (known) {
    io.out(known.out);
    return known.code;
  }
  const printed: string[] = [];
  const out = (text: string): void => {
    printed.push(text);
    io.out(text);
  };
  const code = await program(words, { ...io, out });
  const answer = printed.join('');
  if (code !== 2 && !answer.includes(UNRESOLVED)) remember(file, { code, out: answer }, MOST);
  return code;
}

/** The repository that is judged; null for every other command, and where nothing shall be remembered. */
function rootOfJudgement(words: readonly string[]): string | null {
  const text = { type: 'string' } as const;
  const options = { root: text, config: text, format: text, only: text, skip: text } as const;
  const { values, positionals } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true });
  const { root } = values;
  // Another configuration may lie outside of the repository, and ignores other folders than the one that is found in it.
  const isNotAsked = ['no-cache', 'config', 'help', 'h'].some((word) => word in values);
  if (positionals.length > 0 || isNotAsked) return null;
  return resolve(typeof root === 'string' ? root : '.');
}

/** Beside the packages, which nobody commits; a tree without any remembers nothing. */
function folderOf(root: string): string | null {
  const modules = join(root, 'node_modules');
  return existsSync(modules) ? join(modules, '.cache', 'boundaries', 'answers') : null;
}
