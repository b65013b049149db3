import type { Corpus } from '../../prove/corpus.ts';
import { computedMutants } from './computed.mutants.ts';
import { outsideMutants } from './outside.mutants.ts';
import { unresolvedMutants } from './unresolved.mutants.ts';

export const importMutants: readonly Corpus[] = [computedMutants, unresolvedMutants, outsideMutants];
