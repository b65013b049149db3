import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../commands/main.ts';
import { inspect, judgeRepository } from '../inspect.ts';
import { exitCodeOf } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import { human } from '../report/human.ts';
import type { Files } from './house.ts';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process: what it prints, and its exit code. */
export async function runProgram(args: readonly string[]): Promise<Run> {
  const printed = { out: '', err: '' };
  const io = { out: (text: string) => (printed.out += text), err: (text: string) => (printed.err += text) };
  return { code: await main(args, io), ...printed };
}

/** What is judged by its imports alone, as texts in memory are: without dependency-cruiser, which has a process of its own. */
const plainly = { layers: new Set(['imports'] as const), overlay: new Map<string, string>() };

/** The answer to a house, as people or programs read it. */
export async function answerTo(root: string, report = human): Promise<Pick<Run, 'code' | 'out'>> {
  const verdict = await judgeRepository({ root, ...plainly });
  return { code: exitCodeOf(verdict), out: report(verdict, 'npx bulkhead-boundaries') };
}

export const treeOf = (root: string): Promise<Tree> => inspect({ root, ...plainly });

/** Adds files to a house, or replaces them, in folders that are there. */
export const addTo = (root: string, files: Files): void =>
  Object.entries(files).forEach(([path, text]) => writeFileSync(join(root, path), text));

export const deepImportOfBilling = {
  'libs/modules/billing/x.ts': "import { User } from '../identity/user.entity.js';\nexport const user = User;",
};
