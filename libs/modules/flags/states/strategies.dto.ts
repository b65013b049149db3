import { z } from 'zod';
import { text, wholeNumber } from '../../../shared/http/index.js';
import { constraints, constraintViews, contextField } from '../segments/constraints.dto.js';
import { faultsOf, strategyNames } from './strategies.check.js';
import { variants, variantViews } from './variants.dto.js';

const MOST_STRATEGIES = 50;
const MOST_SEGMENTS = 50;
const LONGEST_LIST = 200_000;

const percentage = () =>
  z
    .string()
    .regex(/^(100|\d{1,2})$/, 'A whole number from 0 to 100')
    .meta({ maxLength: 3 });

/** Text, as Unleash has it. Which ones there may be, the strategy says. */
const Parameters = z
  .strictObject({
    rollout: percentage().optional(),
    percentage: percentage().optional(),
    stickiness: contextField().optional(),
    groupId: text(100).optional(),
    userIds: text(LONGEST_LIST).optional(),
    IPs: text(LONGEST_LIST).optional(),
  })
  .meta({ id: 'FlagStrategyParametersInput' });

const Strategy = z
  .strictObject({
    name: z.enum(strategyNames),
    parameters: Parameters.default({}),
    constraints: constraints().default([]),
    segments: z.array(wholeNumber(1)).max(MOST_SEGMENTS).default([]),
    variants: variants().default([]),
  })
  .superRefine((strategy, context) => {
    for (const { path, message } of faultsOf(strategy)) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'FlagStrategyInput' });
export type Strategy = z.output<typeof Strategy>;

/** A flag is on where one of them is, or where there is none. */
export const strategies = () => z.array(Strategy).max(MOST_STRATEGIES);

const StrategyView = z
  .object({
    name: z.enum(strategyNames),
    parameters: z.record(z.string().max(32), z.string().max(LONGEST_LIST)),
    constraints: constraintViews(),
    segments: z.array(wholeNumber(1)).max(MOST_SEGMENTS),
    variants: variantViews(),
  })
  .meta({ id: 'FlagStrategy' });
export type StrategyView = z.output<typeof StrategyView>;

export const strategyViews = () => z.array(StrategyView).max(MOST_STRATEGIES);
