import type { Corpus } from '../../prove/corpus.ts';
import { foreignDefinitionMutants } from './foreign-definition.mutants.ts';
import { foreignDependencyMutants } from './foreign-dependency.mutants.ts';
import { foreignKeyMutants } from './foreign-key.mutants.ts';
import { foreignReadMutants } from './foreign-read.mutants.ts';
import { foreignWriteMutants } from './foreign-write.mutants.ts';
import { lockKeyMutants } from './lock-key.mutants.ts';
import { opaqueMutants } from './opaque.mutants.ts';
import { sessionMutants } from './session.mutants.ts';
import { sharedKnowsModuleMutants } from './shared-knows-module.mutants.ts';
import { unownedSchemaMutants } from './unowned-schema.mutants.ts';
import { unparsedMutants } from './unparsed.mutants.ts';
import { unqualifiedMutants } from './unqualified.mutants.ts';

export const sqlMutants: readonly Corpus[] = [
  foreignDefinitionMutants,
  foreignDependencyMutants,
  foreignKeyMutants,
  foreignReadMutants,
  foreignWriteMutants,
  lockKeyMutants,
  opaqueMutants,
  sessionMutants,
  sharedKnowsModuleMutants,
  unownedSchemaMutants,
  unparsedMutants,
  unqualifiedMutants,
];
