import { readChannels } from './ambient-channels.ts';
import { readEnvironments } from './ambient-environments.ts';
import { readGlobals } from './ambient-globals.ts';
import { readPlaces } from './ambient-places.ts';
import { readRegistries } from './ambient-registries.ts';
import { readState } from './ambient-state.ts';
import type { Reader } from './reading.ts';

/** What code can reach without being given it. */
export const ambientReaders: readonly Reader[] = [
  readGlobals,
  readEnvironments,
  readChannels,
  readState,
  readRegistries,
  readPlaces,
];
