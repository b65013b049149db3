import type { ConstraintDefinition } from '../definitions.js';
import { textsOf } from '../stored-json.js';
import type { Operator } from './comparison.js';

/** Blanks around what was typed into a list are not meant. */
export const trimmedValues = ({ values }: ConstraintDefinition): readonly string[] =>
  textsOf(values)
    .filter((value) => value !== '')
    .map((value) => value.trim());

/** A missing value is in no list. */
export const isIn: Operator = (constraint, read) => {
  const values = new Set(trimmedValues(constraint));
  return (context) => {
    const value = read(context);
    return value !== undefined && values.has(value);
  };
};

export const isNotIn: Operator = (constraint, read) => {
  const holds = isIn(constraint, read);
  return (context) => !holds(context);
};

/** Case is folded without a locale: a server in Turkey answers as one in Norway. */
const comparing =
  (matches: (value: string, wanted: string) => boolean): Operator =>
  (constraint, read) => {
    const fold = constraint.caseInsensitive === true;
    const wanted = trimmedValues(constraint).map((value) => (fold ? value.toLowerCase() : value));
    return (context) => {
      const found = read(context);
      if (found === undefined) return false;
      const value = fold ? found.toLowerCase() : found;
      return wanted.some((text) => matches(value, text));
    };
  };

export const startsWith = comparing((value, wanted) => value.startsWith(wanted));
export const endsWith = comparing((value, wanted) => value.endsWith(wanted));
export const contains = comparing((value, wanted) => value.includes(wanted));
