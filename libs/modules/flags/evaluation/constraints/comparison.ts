import type { Reader } from '../context.js';
import type { ConstraintDefinition, EvaluationContext } from '../definitions.js';

/** Whether the context is what the constraint asks for. */
export type Comparison = (context: EvaluationContext) => boolean;

/**
 * Makes ready what can be: sets, patterns, versions, ranges. Never throws; what cannot be read is never true.
 * @param read gives the value that the constraint names; undefined when it is missing
 */
export type Operator = (constraint: ConstraintDefinition, read: Reader) => Comparison;

export const never: Comparison = () => false;
