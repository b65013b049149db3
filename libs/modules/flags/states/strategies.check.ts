import { isRange } from '../segments/constraints.check.js';
import type { Fault } from '../segments/constraints.check.js';

/** `applicationHostname` is not among them: a server cannot know on which host the SDK runs. */
export const strategyNames = [
  ...(['default', 'flexibleRollout', 'userWithId', 'remoteAddress'] as const),
  ...(['gradualRolloutUserId', 'gradualRolloutSessionId', 'gradualRolloutRandom'] as const),
] as const;
export type StrategyName = (typeof strategyNames)[number];

type Parameter = 'rollout' | 'percentage' | 'stickiness' | 'groupId' | 'userIds' | 'IPs';
type Parameters = { readonly [Name in Parameter]?: string | undefined };

/** The first ones have to be there, the others may. Any strategy may have variants, and those a group. */
const parametersOf: Readonly<
  Record<StrategyName, readonly [needed: readonly Parameter[], others: readonly Parameter[]]>
> = {
  default: [[], ['groupId']],
  flexibleRollout: [['rollout'], ['stickiness', 'groupId']],
  userWithId: [['userIds'], ['groupId']],
  remoteAddress: [['IPs'], ['groupId']],
  gradualRolloutUserId: [['percentage'], ['groupId']],
  gradualRolloutSessionId: [['percentage'], ['groupId']],
  gradualRolloutRandom: [['percentage'], ['groupId']],
};

/** What the strategy would never be on with, or would pass over. */
export function faultsOf({ name, parameters }: { name: StrategyName; parameters: Parameters }): Fault[] {
  const [needed, others] = parametersOf[name];
  const known: readonly string[] = [...needed, ...others];
  const missing = needed.filter((it) => parameters[it] === undefined);
  const surplus = Object.keys(parameters).filter((it) => !known.includes(it));
  const wrongIps = name === 'remoteAddress' && entriesOf(parameters.IPs).some((entry) => !isRange(entry));
  return [
    ...missing.map((it) => ({ path: ['parameters', it], message: `${name} needs it` })),
    ...surplus.map((it) => ({ path: ['parameters', it], message: `${name} does not know it` })),
    ...(wrongIps
      ? [{ path: ['parameters', 'IPs'], message: 'Not addresses and ranges, with commas between them' }]
      : []),
  ];
}

const entriesOf = (list: string | undefined): string[] => list?.split(',').map((it) => it.trim()) ?? [];

/** Strategies that put people into groups, by the hash of a group's name. */
const grouping: ReadonlySet<string> = new Set(['flexibleRollout', 'gradualRolloutUserId', 'gradualRolloutSessionId']);
export const hasGroups = (name: StrategyName): boolean => grouping.has(name);
