import { userWithId, remoteAddress } from './lists.js';
import type { Rule, RuleSource } from './rule.js';
import { flexibleRollout, gradualRolloutRandom, gradualRolloutSessionId, gradualRolloutUserId } from './rollout.js';

/**
 * The strategies that are known. `applicationHostname` is not among them: it asks for the host that the SDK runs on, which
 * a server cannot know, and so it is off like every strategy that is somebody's own.
 */
export const rules: ReadonlyMap<string, (source: RuleSource) => Rule> = new Map<string, (source: RuleSource) => Rule>([
  ['default', () => () => true],
  ['flexibleRollout', flexibleRollout],
  ['gradualRolloutUserId', gradualRolloutUserId],
  ['gradualRolloutSessionId', gradualRolloutSessionId],
  ['gradualRolloutRandom', gradualRolloutRandom],
  ['userWithId', userWithId],
  ['remoteAddress', remoteAddress],
]);
