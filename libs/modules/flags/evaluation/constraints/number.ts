import { textOf } from '../stored-json.js';
import { never } from './comparison.js';
import type { Operator } from './comparison.js';

/** Whole or not, as JavaScript reads numbers: blank text is 0, and so it is for the SDKs. */
export const number =
  (compare: (found: number, wanted: number) => boolean): Operator =>
  (constraint, read) => {
    const wanted = Number(textOf(constraint.value));
    if (Number.isNaN(wanted)) return never;
    return (context) => {
      const found = Number(read(context));
      return !Number.isNaN(found) && compare(found, wanted);
    };
  };
