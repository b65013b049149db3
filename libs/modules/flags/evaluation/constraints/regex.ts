import { RE2JS } from 're2js';
import { textOf } from '../shapes.js';
import { never } from './test.js';
import type { Operator } from './test.js';

/** Longer ones are never true. */
export const LONGEST_PATTERN = 1_000;

/**
 * RE2 matches in time linear in text and pattern; it has no look-around and no back-references. A pattern that it does not
 * take is never true.
 */
export const regex: Operator = ({ value, caseInsensitive }) => {
  const pattern = compiled(textOf(value), caseInsensitive === true);
  return pattern ? (found) => found !== undefined && pattern.test(found) : never;
};

function compiled(pattern: string | undefined, caseInsensitive: boolean): RE2JS | null {
  if (pattern === undefined || pattern.length > LONGEST_PATTERN) return null;
  try {
    return RE2JS.compile(pattern, caseInsensitive ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return null;
  }
}
