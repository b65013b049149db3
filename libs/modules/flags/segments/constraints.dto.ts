import { z } from 'zod';
import { text } from '../../../shared/http/index.js';
import { faultsOf } from './constraints.check.js';

/** What Unleash knows; each is evaluated here, too. */
export const operators = [
  ...(['IN', 'NOT_IN', 'STR_STARTS_WITH', 'STR_ENDS_WITH', 'STR_CONTAINS', 'IN_CIDR'] as const),
  ...(['NUM_EQ', 'NUM_GT', 'NUM_GTE', 'NUM_LT', 'NUM_LTE', 'DATE_AFTER', 'DATE_BEFORE', 'REGEX'] as const),
  ...(['SEMVER_EQ', 'SEMVER_GT', 'SEMVER_GTE', 'SEMVER_LT', 'SEMVER_LTE'] as const),
] as const;
export type ConstraintOperator = (typeof operators)[number];

const LONGEST_FIELD = 100;
const LONGEST_VALUE = 1_000;
const MOST_VALUES = 5_000;
const MOST_CONSTRAINTS = 100;

/** The name of a member of the context. */
export const contextField = () => text(LONGEST_FIELD);
export const contextValues = () => z.array(text(LONGEST_VALUE)).max(MOST_VALUES);

const Constraint = z
  .strictObject({
    contextName: contextField(),
    operator: z.enum(operators),
    values: contextValues().default([]),
    value: text(LONGEST_VALUE).nullish(),
    inverted: z.boolean().default(false),
    caseInsensitive: z.boolean().default(false),
  })
  .superRefine((constraint, context) => {
    for (const { path, message } of faultsOf(constraint)) context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'FlagConstraintInput' });
export type Constraint = z.output<typeof Constraint>;

/** All of them have to hold. */
export const constraints = () => z.array(Constraint).max(MOST_CONSTRAINTS);

const ConstraintView = z
  .object({
    contextName: z.string().max(LONGEST_FIELD),
    operator: z.enum(operators),
    values: z.array(z.string().max(LONGEST_VALUE)).max(MOST_VALUES),
    value: z.string().max(LONGEST_VALUE).nullable(),
    inverted: z.boolean(),
    caseInsensitive: z.boolean(),
  })
  .meta({ id: 'FlagConstraint' });
export type ConstraintView = z.output<typeof ConstraintView>;

export const constraintViews = () => z.array(ConstraintView).max(MOST_CONSTRAINTS);
