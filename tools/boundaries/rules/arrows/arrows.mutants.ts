import type { Corpus } from '../../prove/corpus.ts';
import { eventsOnlyMutants } from './events-only.mutants.ts';
import { selfMutants, unknownMutants, unusedMutants } from './lists.mutants.ts';
import { hearingRingMutants, loadingRingMutants, ringMutants } from './rings.mutants.ts';
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
