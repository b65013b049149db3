import { z } from 'zod';
import { id, timestamp, wholeNumber } from '../../../shared/http/index.js';
import { patternFaults } from '../segments/constraints.patterns.js';
import { strategies, strategyViews } from './strategies.dto.js';
import { variants, variantViews } from './variants.dto.js';

/** A flag's state in one environment, all of it: what is not sent is empty from then on. */
export const ReplaceState = z
  .strictObject({ enabled: z.boolean(), strategies: strategies().default([]), variants: variants().default([]) })
  .superRefine((state, context) => {
    const placed = state.strategies.flatMap(({ constraints }, strategy) =>
      constraints.map((constraint, index) => ({
        constraint,
        path: ['strategies', strategy, 'constraints', index],
      })),
    );
    for (const { path, message } of patternFaults(placed)) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'ReplaceFlagState' });
export type ReplaceState = z.output<typeof ReplaceState>;

export const ToggleFlag = z.strictObject({ enabled: z.boolean() }).meta({ id: 'ToggleFlag' });
export type ToggleFlag = z.output<typeof ToggleFlag>;

/** `updatedBy` is the person or the key that changed it last; null for the product itself. */
export const StateView = z
  .object({
    flagKey: z.string().max(100),
    environmentKey: z.string().max(40),
    enabled: z.boolean(),
    strategies: strategyViews(),
    variants: variantViews(),
    updatedBy: id().nullable(),
    updatedAt: timestamp(),
    version: wholeNumber(1),
  })
  .meta({ id: 'FlagState' });
export type StateView = z.output<typeof StateView>;
