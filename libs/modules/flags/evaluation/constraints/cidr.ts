import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { addRange } from './ranges.js';
import type { Operator } from './comparison.js';
import { trimmedValues } from './text.js';

/**
 * Addresses and ranges of both families. Each has a list of its own: one list would find `::ffff:10.0.0.1` in `10.0.0.0/8`,
 * and no SDK does.
 */
export const inCidr: Operator = (constraint, read) => {
  const [v4, v6] = [new BlockList(), new BlockList()];
  for (const entry of trimmedValues(constraint)) {
    addRange(v4, entry, 'ipv4');
    addRange(v6, entry, 'ipv6');
  }
  return (context) => {
    const value = read(context);
    if (value === undefined) return false;
    if (isIPv4(value)) return v4.check(value, 'ipv4');
    return isIPv6(value) && v6.check(value, 'ipv6');
  };
};
