import type { Corpus } from '../../prove/corpus.ts';
import { overExportMutants, standInMutants } from './exports.mutants.ts';
import { foreignImportMutants, ringMutants } from './imports.mutants.ts';
import { ambientDataMutants, foreignInjectionMutants } from './injections.mutants.ts';
import { foreignProviderMutants } from './providers.mutants.ts';
import { compositionMutants, unseenMutants } from './sound.mutants.ts';
import { enhancerMutants, globalMutants } from './whole.mutants.ts';

/** All but those of a container that cannot be composed are modules of their own: one container shows them all. */
export const diMutants: readonly Corpus[] = [
  compositionMutants,
  unseenMutants,
  overExportMutants,
  standInMutants,
  foreignImportMutants,
  ringMutants,
  foreignProviderMutants,
  foreignInjectionMutants,
  ambientDataMutants,
  globalMutants,
  enhancerMutants,
];
