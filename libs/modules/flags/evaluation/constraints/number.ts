import { textOf } from '../shapes.js';
import { never } from './test.js';
import type { Operator } from './test.js';

/** Whole or not, as JavaScript reads numbers: blank text is 0, and so it is for the SDKs. */
export const number =
  (compare: (found: number, wanted: number) => boolean): Operator =>
  (constraint) => {
    const wanted = Number(textOf(constraint.value));
    if (Number.isNaN(wanted)) return never;
    return (value) => {
      const found = Number(value);
      return !Number.isNaN(found) && compare(found, wanted);
    };
  };
