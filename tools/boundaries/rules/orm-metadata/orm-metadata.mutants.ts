import type { Corpus } from '../../prove/corpus.ts';
import { inheritedHookMutants } from './inherited-hook.mutants.ts';
import { relationMutants } from './relation.mutants.ts';
import { tableMutants } from './table.mutants.ts';
import { unresolvedMutants } from './unresolved.mutants.ts';

export const ormMetadataMutants: readonly Corpus[] = [
  relationMutants,
  tableMutants,
  unresolvedMutants,
  inheritedHookMutants,
];
