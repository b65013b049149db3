import type { Corpus } from '../../prove/corpus.ts';
import { anyTypeMutants } from './any-type.mutants.ts';
import { atBootMutants } from './at-boot.mutants.ts';
import { chattyMutants } from './chatty.mutants.ts';
import { contractDiffersMutants } from './contract-differs.mutants.ts';
import { entityMutants } from './entity.mutants.ts';
import { entityArgumentMutants } from './entity-argument.mutants.ts';
import { eventEntityMutants } from './event-entity.mutants.ts';
import { fatEventMutants } from './fat-event.mutants.ts';
import { foreignTypeMutants } from './foreign-type.mutants.ts';
import { forgottenExportMutants } from './forgotten-export.mutants.ts';
import { inTransactionMutants } from './in-transaction.mutants.ts';
import { internalTypeMutants } from './internal-type.mutants.ts';
import { looseIdMutants } from './loose-id.mutants.ts';
import { mirrorMutants } from './mirror.mutants.ts';
import { ormTypeMutants } from './orm-type.mutants.ts';
import { unusedMutants } from './unused.mutants.ts';

export const doorTypeMutants: readonly Corpus[] = [
  anyTypeMutants,
  atBootMutants,
  chattyMutants,
  contractDiffersMutants,
  entityMutants,
  entityArgumentMutants,
  eventEntityMutants,
  fatEventMutants,
  foreignTypeMutants,
  forgottenExportMutants,
  inTransactionMutants,
  internalTypeMutants,
  looseIdMutants,
  mirrorMutants,
  ormTypeMutants,
  unusedMutants,
];
