import type { Rule } from '../rule.ts';
import { eventsOnly } from './events-only.ts';
import { hearingRing } from './hearing-ring.ts';
import { loadingRing } from './loading-ring.ts';
import { ring } from './ring.ts';
import { self } from './self.ts';
import { undeclared } from './undeclared.ts';
import { unknown } from './unknown.ts';
import { unused } from './unused.ts';

/** Arrows: who may use whom, declared and exact. */
export const arrowRules: readonly Rule[] = [
  undeclared,
  eventsOnly,
  unused,
  self,
  unknown,
  ring,
  loadingRing,
  hearingRing,
];
