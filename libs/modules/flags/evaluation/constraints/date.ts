import { timeOf } from '../context.js';
import { textOf } from '../stored-json.js';
import type { Operator } from './comparison.js';

/**
 * Both exclusive, and both of the time of the evaluation whatever field the constraint names. NaN, of a time that is none,
 * is neither after nor before. A time without an offset is the machine's local one: it should be stored with one.
 */
export const after: Operator = ({ value }) => {
  const limit = Date.parse(textOf(value) ?? '');
  return (context) => timeOf(context) > limit;
};

export const before: Operator = ({ value }) => {
  const limit = Date.parse(textOf(value) ?? '');
  return (context) => timeOf(context) < limit;
};
