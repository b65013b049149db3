import type { ConstraintDefinition, EvaluationContext, FlagDefinition, Ruleset } from '../../definitions.js';

const rollout = (name: string, share: number) => ({
  name: 'flexibleRollout',
  parameters: { rollout: String(share), stickiness: 'default', groupId: name },
});
const variants = ['blue', 'red', 'green', 'grey'].map((name) => ({
  ...{ name, weight: 250, weightType: 'variable' as const, stickiness: 'default' },
  payload: { type: 'string' as const, value: name },
}));
const constraints: readonly ConstraintDefinition[] = [
  { contextName: 'country', operator: 'IN', values: ['NO', 'SE', 'DK', 'FI'] },
  { contextName: 'version', operator: 'SEMVER_GTE', value: '2.0.0', values: [] },
  { contextName: 'email', operator: 'STR_ENDS_WITH', values: ['@example.com'], caseInsensitive: true },
];
const segments: Ruleset['segments'] = [
  {
    id: 1,
    name: 'paying',
    constraints: [{ contextName: 'plan', operator: 'IN', values: ['pro', 'team', 'enterprise'] }],
  },
];

/** What flags mostly are, as Unleash's own server writes them down. */
const flagsByCase = {
  simple: () => ({ strategies: [{ name: 'default', constraints: [] }] }),
  rollout: (name: string) => ({ strategies: [{ ...rollout(name, 50), constraints: [] }] }),
  constraints: (name: string) => ({ strategies: [{ ...rollout(name, 50), constraints, segments: [1] }] }),
  variants: (name: string) => ({ strategies: [{ ...rollout(name, 100), constraints: [] }], variants }),
} satisfies Record<string, (name: string) => Partial<FlagDefinition>>;

export type Case = keyof typeof flagsByCase;
export const cases = Object.keys(flagsByCase) as Case[];

const flagOf = (kind: Case, name: string): FlagDefinition => ({
  ...{ name, type: 'release', enabled: true, stale: false, impressionData: false, variants: [] },
  ...flagsByCase[kind](name),
});

/** One flag, named as its case. */
export const rulesetOf = (kind: Case): Ruleset => ({ flags: [flagOf(kind, kind)], segments });

/** So many flags of all cases in turns. */
export const rulesetOfSize = (size: number): Ruleset => ({
  flags: Array.from({ length: size }, (_, at) => flagOf(cases[at % cases.length] ?? 'simple', `flag-${at}`)),
  segments,
});

const USERS = 1_000;

/** Half of them fulfil what the flags ask for. */
export const users: readonly EvaluationContext[] = Array.from({ length: USERS }, (_, at) => ({
  userId: `user-${at * 7919}`,
  sessionId: `session-${at}`,
  environment: 'production',
  appName: 'web',
  properties: {
    country: at % 2 === 0 ? 'NO' : 'DE',
    version: '2.3.4',
    email: `user-${at}@example.com`,
    plan: 'pro',
  },
}));
