import type { ConstraintDefinition } from '../evaluation/definitions.js';
import type { Constraint, ConstraintView } from './constraints.dto.js';

/** As it is stored: in Unleash's shape, where a value that is not there is not null. */
export const constraintOf = ({ value, ...constraint }: Constraint): ConstraintDefinition => ({
  ...constraint,
  ...((value ?? null) !== null && { value: value ?? '' }),
});

export const viewOfConstraint = (constraint: ConstraintDefinition): ConstraintView => ({
  contextName: constraint.contextName,
  operator: constraint.operator as ConstraintView['operator'],
  values: [...(constraint.values ?? [])],
  value: constraint.value ?? null,
  inverted: constraint.inverted ?? false,
  caseInsensitive: constraint.caseInsensitive ?? false,
});
