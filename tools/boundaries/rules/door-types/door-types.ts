import type { Rule } from '../rule.ts';
import { anyType } from './any-type.ts';
import { entity } from './entity.ts';
import { foreignType } from './foreign-type.ts';
import { forgottenExport } from './forgotten-export.ts';
import { internalType } from './internal-type.ts';
import { ormType } from './orm-type.ts';

/** What doors let through, and how facades are used: questions that only types answer. */
export const doorTypeRules: readonly Rule[] = [entity, ormType, foreignType, internalType, forgottenExport, anyType];
