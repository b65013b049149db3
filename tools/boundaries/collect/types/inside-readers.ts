import { readInside } from './inside.ts';
import type { Reader } from './reading.ts';

export const insideReaders: readonly Reader[] = [readInside];
