import type { Rule } from '../rule.ts';
import { anyType } from './any-type.ts';
import { atBoot } from './at-boot.ts';
import { chatty } from './chatty.ts';
import { contractDiffers } from './contract-differs.ts';
import { entityArgument } from './entity-argument.ts';
import { entity } from './entity.ts';
import { eventEntity } from './event-entity.ts';
import { fatEvent } from './fat-event.ts';
import { foreignType } from './foreign-type.ts';
import { forgottenExport } from './forgotten-export.ts';
import { inTransaction } from './in-transaction.ts';
import { internalType } from './internal-type.ts';
import { looseId } from './loose-id.ts';
import { mirror } from './mirror.ts';
import { ormType } from './orm-type.ts';
import { unused } from './unused.ts';

/** What doors let through, and how facades are used: questions that only types answer. */
export const doorTypeRules: readonly Rule[] = [
  ...[entity, ormType, foreignType, internalType, forgottenExport, anyType],
  ...[eventEntity, fatEvent],
  ...[unused, mirror, chatty, inTransaction, atBoot, entityArgument, looseId],
  contractDiffers,
];
