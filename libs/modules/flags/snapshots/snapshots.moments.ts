import type { ConstraintDefinition, Ruleset } from '../evaluation/definitions.js';

/** The moments that dates in rules name, in milliseconds: answers change when one has passed. */
export function momentsIn({ flags, segments }: Ruleset): number[] {
  const strategies = flags.flatMap((flag) => flag.strategies ?? []);
  const constraints = [...strategies, ...segments].flatMap((it) => it.constraints ?? []);
  const moments = constraints.filter(isDate).map(({ value }) => Date.parse(value ?? ''));
  return [...new Set(moments)].filter((moment) => !Number.isNaN(moment));
}

const isDate = ({ operator }: ConstraintDefinition): boolean => operator.startsWith('DATE_');
