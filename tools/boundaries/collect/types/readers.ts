import { readContainer } from './container.ts';
import type { Reader } from './reading.ts';

/** Every reader of nodes. A new one is one file beside the others, and one line here. */
export const readers: readonly Reader[] = [readContainer];
