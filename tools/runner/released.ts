import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Contract } from '../contract/released/contract.ts';
import { inRoot } from './places.ts';

/** What is published, and where the last release of it is kept. */
const files = {
  openapi: { now: 'apps/api/openapi.json', released: 'apps/api/released/openapi.json' },
  problems: { now: 'docs/problems.json', released: 'apps/api/released/problems.json' },
  events: { now: 'docs/events.json', released: 'apps/api/released/events.json' },
} as const;

const read = (file: string): unknown => JSON.parse(readFileSync(inRoot(file), 'utf8'));

export const contractOf = (which: 'now' | 'released'): Contract =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, read(file[which])])) as unknown as Contract;

/** Null before the first release. */
export const releasedContract = (): Contract | null =>
  existsSync(inRoot(files.openapi.released)) ? contractOf('released') : null;

export const versionNow = (): string => (read('package.json') as { readonly version: string }).version;

/** Keeps the files as they are now: byte for byte, so that a difference of two releases reads like one of commits. */
export function keepRelease(): void {
  for (const { now, released } of Object.values(files)) {
    mkdirSync(dirname(inRoot(released)), { recursive: true });
    writeFileSync(inRoot(released), readFileSync(inRoot(now)));
  }
}
