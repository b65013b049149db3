import type { Corpus } from '../../prove/corpus.ts';
import { aliasMutants } from './alias.mutants.ts';
import { dataSourceMutants } from './data-source.mutants.ts';
import { enhancerMutants } from './enhancer.mutants.ts';
import { escapeMutants } from './escape.mutants.ts';
import { forwardRefMutants } from './forward-ref.mutants.ts';
import { globalMutants } from './global.mutants.ts';
import { inventoryMutants } from './inventory.mutants.ts';
import { overrideMutants } from './override.mutants.ts';
import { registrationMutants } from './registration.mutants.ts';
import { requestMutants } from './request.mutants.ts';
import { tokenMutants } from './token.mutants.ts';

export const containerMutants: readonly Corpus[] = [
  ...[escapeMutants, inventoryMutants, forwardRefMutants, enhancerMutants, tokenMutants, dataSourceMutants],
  ...[registrationMutants, aliasMutants, globalMutants, requestMutants, overrideMutants],
];
