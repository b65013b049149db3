import type { Corpus } from '../../prove/corpus.ts';
import { crossingMutants } from './crossing.mutants.ts';
import { definerMutants } from './definer.mutants.ts';
import { deniedMutants } from './denied.mutants.ts';
import { invokerMutants } from './invoker.mutants.ts';
import { opaqueFunctionMutants } from './opaque-function.mutants.ts';
import { rightsMutants } from './rights.mutants.ts';
import { seedMutants } from './seed.mutants.ts';
import { softReferenceMutants } from './soft-reference.mutants.ts';
import { wallMutants } from './wall.mutants.ts';

export const catalogMutants: readonly Corpus[] = [
  crossingMutants,
  deniedMutants,
  opaqueFunctionMutants,
  definerMutants,
  invokerMutants,
  wallMutants,
  rightsMutants,
  seedMutants,
  softReferenceMutants,
];
