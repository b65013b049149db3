import { inCidr } from './cidr.js';
import { after, before } from './date.js';
import { number } from './number.js';
import { regex } from './regex.js';
import { semver } from './semver.js';
import { contains, endsWith, isIn, isNotIn, startsWith } from './text.js';
import type { Operator } from './comparison.js';

/** By Unleash's names. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['IN', isIn],
  ['NOT_IN', isNotIn],
  ['STR_STARTS_WITH', startsWith],
  ['STR_ENDS_WITH', endsWith],
  ['STR_CONTAINS', contains],
  ['NUM_EQ', number((found, wanted) => found === wanted)],
  ['NUM_GT', number((found, wanted) => found > wanted)],
  ['NUM_GTE', number((found, wanted) => found >= wanted)],
  ['NUM_LT', number((found, wanted) => found < wanted)],
  ['NUM_LTE', number((found, wanted) => found <= wanted)],
  ['DATE_AFTER', after],
  ['DATE_BEFORE', before],
  ['SEMVER_EQ', semver((order) => order === 0)],
  ['SEMVER_GT', semver((order) => order > 0)],
  ['SEMVER_GTE', semver((order) => order >= 0)],
  ['SEMVER_LT', semver((order) => order < 0)],
  ['SEMVER_LTE', semver((order) => order <= 0)],
  ['REGEX', regex],
  ['IN_CIDR', inCidr],
]);
