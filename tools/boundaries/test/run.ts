import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../commands/main.ts';
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

/** Adds files to a house, or replaces them, in folders that are there. */
export const addTo = (root: string, files: Files): void =>
  Object.entries(files).forEach(([path, text]) => writeFileSync(join(root, path), text));

export const deepImportOfBilling = {
  'libs/modules/billing/x.ts': "import { User } from '../identity/user.entity.js';\nexport const user = User;",
};
