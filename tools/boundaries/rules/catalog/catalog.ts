import type { Rule } from '../rule.ts';
import { crossing } from './crossing.ts';
import { definer } from './definer.ts';
import { denied } from './denied.ts';
import { invoker } from './invoker.ts';
import { opaqueFunction } from './opaque-function.ts';
import { rights } from './rights.ts';
import { seed } from './seed.ts';
import { softReference } from './soft-reference.ts';
import { wall } from './wall.ts';

/** What only a migrated database shows. */
export const catalogRules: readonly Rule[] = [
  crossing,
  denied,
  opaqueFunction,
  definer,
  invoker,
  wall,
  rights,
  seed,
  softReference,
];
