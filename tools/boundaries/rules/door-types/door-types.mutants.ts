import type { Corpus } from '../../prove/corpus.ts';
import { entityMutants } from './entity.mutants.ts';
import { anyTypeMutants } from './any-type.mutants.ts';
import { foreignTypeMutants } from './foreign-type.mutants.ts';
import { forgottenExportMutants } from './forgotten-export.mutants.ts';
import { internalTypeMutants } from './internal-type.mutants.ts';
import { ormTypeMutants } from './orm-type.mutants.ts';

export const doorTypeMutants: readonly Corpus[] = [
  entityMutants,
  ormTypeMutants,
  foreignTypeMutants,
  internalTypeMutants,
  forgottenExportMutants,
  anyTypeMutants,
];
