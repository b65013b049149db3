import type { StrategyDefinition, VariantDefinition } from '../evaluation/definitions.js';
import { constraintOf, viewOfConstraint } from '../segments/constraints.shapes.js';
import { hasGroups } from './strategies.check.js';
import type { Strategy, StrategyView } from './strategies.dto.js';
import type { Variant, VariantView } from './variants.dto.js';

/**
 * As it is stored, in Unleash's shape. The group is written out: without one SDKs do not agree on which it is, and that of
 * the flag lets no people be the first ones of every flag.
 */
export const strategyOf = (flagKey: string, { name, parameters, ...strategy }: Strategy): StrategyDefinition => ({
  name,
  parameters: {
    ...((hasGroups(name) || strategy.variants.length > 0) && { groupId: flagKey }),
    ...(name === 'flexibleRollout' && { stickiness: 'default' }),
    ...parameters,
  },
  constraints: strategy.constraints.map(constraintOf),
  segments: [...new Set(strategy.segments)],
  variants: strategy.variants.map(variantOf),
});

export const variantOf = ({ payload, ...variant }: Variant): VariantDefinition => ({
  ...variant,
  ...(payload && { payload }),
});

export const viewOfStrategy = (strategy: StrategyDefinition): StrategyView => ({
  name: strategy.name as StrategyView['name'],
  parameters: { ...strategy.parameters },
  constraints: (strategy.constraints ?? []).map(viewOfConstraint),
  segments: [...(strategy.segments ?? [])],
  variants: (strategy.variants ?? []).map(viewOfVariant),
});

export const viewOfVariant = (variant: VariantDefinition): VariantView => ({
  name: variant.name,
  weight: variant.weight,
  weightType: variant.weightType ?? 'variable',
  stickiness: variant.stickiness ?? 'default',
  payload: variant.payload ?? null,
  overrides: (variant.overrides ?? []).map(({ contextName, values }) => ({ contextName, values: [...values] })),
});
