import type { Corpus } from '../../prove/corpus.ts';
import { overExportMutants } from './over-export.mutants.ts';
import { standInMutants } from './stand-in.mutants.ts';
import { foreignImportMutants } from './foreign-import.mutants.ts';
import { ringMutants } from './ring.mutants.ts';
import { ambientDataMutants } from './ambient-data.mutants.ts';
import { foreignInjectionMutants } from './foreign-injection.mutants.ts';
import { foreignProviderMutants } from './foreign-provider.mutants.ts';
import { compositionMutants } from './composition.mutants.ts';
import { unseenMutants } from './unseen.mutants.ts';
import { enhancerMutants } from './enhancer.mutants.ts';
import { globalMutants } from './global.mutants.ts';

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
