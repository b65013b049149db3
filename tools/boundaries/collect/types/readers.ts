import { ambientReaders } from './ambient-readers.ts';
import { containerReaders } from './container-readers.ts';
import { eventReaders } from './events-readers.ts';
import { insideReaders } from './inside-readers.ts';
import { namesReaders } from './names-readers.ts';
import { ormReaders } from './orm-readers.ts';
import type { Reader } from './reading.ts';

/** Every reader of nodes. A new one is one file beside the others, and one line here. */
export const readers: readonly Reader[] = [
  ...containerReaders,
  ...eventReaders,
  ...ambientReaders,
  ...ormReaders,
  ...namesReaders,
  ...insideReaders,
];
