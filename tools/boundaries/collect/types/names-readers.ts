import { readBlobs } from './names-blobs.ts';
import { readNames } from './names.ts';
import type { Reader } from './reading.ts';

/** Names and texts by which modules could meet outside of the code. */
export const namesReaders: readonly Reader[] = [readNames, readBlobs];
