import { isIP } from 'node:net';
import { valid } from 'semver';
import { z } from 'zod';

export interface Fault {
  readonly path: (string | number)[];
  readonly message: string;
}

interface Comparison {
  readonly operator: string;
  readonly values: readonly string[];
  readonly value?: string | null | undefined;
}

const ofOneValue = /^(NUM|DATE|SEMVER)_|^REGEX$/;
const dateWithOffset = z.iso.datetime({ offset: true });

/** What the evaluation would never find true: better to be told so where it is written. Patterns are looked at together. */
export function faultsOf({ operator, value, values }: Comparison): Fault[] {
  if (!ofOneValue.test(operator)) {
    const surplus = (value ?? null) !== null && [{ path: ['value'], message: `${operator} compares with values` }];
    return [...(surplus || []), ...(operator === 'IN_CIDR' ? rangeFaults(values) : [])];
  }
  const surplus = values.length > 0 ? [{ path: ['values'], message: `${operator} compares with one value` }] : [];
  const message = faultOfValue(operator, value ?? null);
  return message === null ? surplus : [...surplus, { path: ['value'], message }];
}

function faultOfValue(operator: string, value: string | null): string | null {
  if (value === null) return `${operator} compares with a value`;
  if (operator === 'REGEX') return null;
  if (operator.startsWith('NUM_')) return isNumber(value) ? null : 'Not a number';
  if (operator.startsWith('DATE_'))
    return dateWithOffset.safeParse(value).success ? null : 'Not a time with its offset';
  return isVersion(value) ? null : 'Not a semantic version, such as 1.2.3';
}

export const isNumber = (value: string): boolean => value.trim() !== '' && Number.isFinite(Number(value));

/** `valid` also takes `v1.2.3` and `=1.2.3`, which are versions of nobody. */
const isVersion = (value: string): boolean => /^\d/.test(value) && valid(value) !== null;

const rangeFaults = (values: readonly string[]): Fault[] =>
  values.flatMap((value, index) =>
    isRange(value) ? [] : [{ path: ['values', index], message: 'Not an address, nor a range such as 10.0.0.0/8' }],
  );

/** An address of either family, or a range of them. */
export function isRange(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}
