import type { Rule } from '../rule.ts';
import { computed } from './computed.ts';
import { outside } from './outside.ts';
import { unresolved } from './unresolved.ts';

/** Where imports lead at all. */
export const importRules: readonly Rule[] = [computed, unresolved, outside];
