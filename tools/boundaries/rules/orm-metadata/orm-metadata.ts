import type { Rule } from '../rule.ts';
import { inheritedHook } from './inherited-hook.ts';
import { relation } from './relation.ts';
import { table } from './table.ts';
import { unresolved } from './unresolved.ts';

/** What TypeORM makes of all entities together. */
export const ormMetadataRules: readonly Rule[] = [relation, table, unresolved, inheritedHook];
