import type { ConstraintDefinition, EvaluationContext } from '../definitions.js';

/** Whether a value of the context, undefined when it is missing, is what the constraint asks for. */
export type Test = (value: string | undefined, context: EvaluationContext) => boolean;

/** Makes ready what can be: sets, patterns, versions, ranges. Never throws; what cannot be read is never true. */
export type Operator = (constraint: ConstraintDefinition) => Test;

export const never: Test = () => false;
