import type { Rule } from '../rule.ts';
import { foreignDefinition, foreignDependency, foreignKey, foreignRead, foreignWrite } from './foreign.ts';
import { sharedKnowsModule } from './shared-knows-module.ts';
import { unownedSchema } from './unowned-schema.ts';
import { unqualified } from './unqualified.ts';
import { lockKey } from './lock-key.ts';
import { opaque } from './opaque.ts';
import { session } from './session.ts';
import { unparsed } from './unparsed.ts';

/** SQL in the source: whose tables it names, and what else it does. */
export const sqlRules: readonly Rule[] = [
  ...[foreignRead, foreignWrite, foreignKey, foreignDefinition, foreignDependency],
  ...[unqualified, unownedSchema, sharedKnowsModule],
  ...[opaque, unparsed, lockKey, session],
];
