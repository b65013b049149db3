import type { Rule } from '../rule.ts';
import { foreignDefinition, foreignDependency, foreignKey, foreignRead, foreignWrite } from './foreign.ts';
import { sharedKnowsModule, unownedSchema, unqualified } from './names.ts';
import { lockKey, opaque, session, unparsed } from './statements.ts';

/** SQL in the source: whose tables it names, and what else it does. */
export const sqlRules: readonly Rule[] = [
  ...[foreignRead, foreignWrite, foreignKey, foreignDefinition, foreignDependency],
  ...[unqualified, unownedSchema, sharedKnowsModule],
  ...[opaque, unparsed, lockKey, session],
];
