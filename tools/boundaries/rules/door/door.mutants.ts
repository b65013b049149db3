import type { Corpus } from '../../prove/corpus.ts';
import { foreignOfferMutants } from './foreign-offer.mutants.ts';
import { internalImportMutants } from './internal-import.mutants.ts';
import { internalOfferMutants } from './internal-offer.mutants.ts';
import { manifestMutants } from './manifest.mutants.ts';
import { missingMutants } from './missing.mutants.ts';
import { secondIndexMutants } from './second-index.mutants.ts';
import { sideEffectImportMutants } from './side-effect-import.mutants.ts';
import { wildcardMutants } from './wildcard.mutants.ts';

export const doorMutants: readonly Corpus[] = [
  ...[internalImportMutants, sideEffectImportMutants, internalOfferMutants, foreignOfferMutants, wildcardMutants],
  ...[missingMutants, secondIndexMutants, manifestMutants],
];
