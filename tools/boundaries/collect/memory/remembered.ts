import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from '../seen.ts';

/** What the last run saw, and all that it depended on. */
export interface Remembered {
  /** A digest of what every file depends on: which files there are, settings, packages, the gate itself. */
  readonly frame: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly seen: Seen;
  /** Names that were looked for in the whole tree while a file was looked at. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  /** Files of packages that a file was compared with. */
  readonly needed: Readonly<Record<string, readonly string[]>>;
  /** Of each name that anybody asked for, the files whose text has it. */
  readonly naming: Readonly<Record<string, readonly string[]>>;
  /** Files that declare something for all others, those of packages among them. */
  readonly wide: readonly string[];
}

/** Where it is kept: beside the packages, which nobody commits; `null`: a tree without any of its own remembers nothing. */
export function placeBeside(root: string): string | null {
  const modules = join(root, 'node_modules');
  const isOwn = lstatSync(modules, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isOwn ? join(modules, '.cache', 'boundaries', 'seen.json') : null;
}
