import type { Corpus } from '../../prove/corpus.ts';
import { eventsOnlyMutants } from './events-only.mutants.ts';
import { selfMutants } from './self.mutants.ts';
import { unknownMutants } from './unknown.mutants.ts';
import { unusedMutants } from './unused.mutants.ts';
import { hearingRingMutants } from './hearing-ring.mutants.ts';
import { loadingRingMutants } from './loading-ring.mutants.ts';
import { ringMutants } from './ring.mutants.ts';
import { undeclaredMutants } from './undeclared.mutants.ts';

export const arrowMutants: readonly Corpus[] = [
  ...[
    undeclaredMutants,
    eventsOnlyMutants,
    unusedMutants,
    selfMutants,
    unknownMutants,
    ringMutants,
    loadingRingMutants,
    hearingRingMutants,
  ],
];
