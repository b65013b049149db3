import type { Corpus } from '../../prove/corpus.ts';
import { contextMutants } from './context.mutants.ts';
import { environmentMutants } from './environment.mutants.ts';
import { evaluatedMutants } from './evaluated.mutants.ts';
import { globalObjectMutants } from './global.mutants.ts';
import { patchMutants } from './patch.mutants.ts';
import { placeMutants } from './place.mutants.ts';
import { processStateMutants } from './process.mutants.ts';
import { reachMutants } from './reach.mutants.ts';
import { registryMutants } from './registry.mutants.ts';
import { stateMutants } from './state.mutants.ts';

export const ambientMutants: readonly Corpus[] = [
  ...[globalObjectMutants, environmentMutants, processStateMutants, contextMutants, stateMutants, patchMutants],
  ...[registryMutants, evaluatedMutants, reachMutants, placeMutants],
];
