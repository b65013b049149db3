import { RE2JS, RE2Set } from 're2js';
import { textOf } from '../stored-json.js';
import { never } from './comparison.js';
import type { Operator } from './comparison.js';

/** Longer ones are never true. */
const LONGEST_PATTERN = 1_000;
/** What a pattern may keep of the automaton that it grows while it matches; `RE2JS` would let each one have 8 MiB. */
const MOST_BYTES = 65_536;

/**
 * RE2 matches in time linear in text and pattern; it has no look-around and no back-references. A pattern that it does not
 * take is never true.
 */
export const regex: Operator = ({ value, caseInsensitive }, read) => {
  const pattern = compiled(textOf(value), caseInsensitive === true);
  if (!pattern) return never;
  return (context) => {
    const found = read(context);
    return found !== undefined && pattern.match(found).length > 0;
  };
};

function compiled(pattern: string | undefined, caseInsensitive: boolean): RE2Set | null {
  if (pattern === undefined || pattern.length > LONGEST_PATTERN) return null;
  const set = new RE2Set(RE2Set.UNANCHORED, caseInsensitive ? RE2JS.CASE_INSENSITIVE : 0, MOST_BYTES);
  try {
    set.add(pattern);
    set.compile();
    return set;
  } catch {
    return null;
  }
}
