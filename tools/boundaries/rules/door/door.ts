import type { Rule } from '../rule.ts';
import { foreignOffer } from './foreign-offer.ts';
import { internalImport } from './internal-import.ts';
import { internalOffer } from './internal-offer.ts';
import { manifest } from './manifest.ts';
import { missing } from './missing.ts';
import { secondIndex } from './second-index.ts';
import { sideEffectImport } from './side-effect-import.ts';
import { wildcard } from './wildcard.ts';

/** What may stand in a door. */
export const offerRules: readonly Rule[] = [manifest, missing, secondIndex, foreignOffer, wildcard, internalOffer];

/** Who goes through it. */
export const entryRules: readonly Rule[] = [internalImport, sideEffectImport];
