import { isLong } from '../../../../libs/shared/testing/index.js';

export { isLong };

/**
 * How much a harness does: the short form runs in `npm test`, asserts counts and codes, and takes seconds; the long one runs by
 * `npm run faults` and asserts the bounds in time as well. The numbers of the form that runs:
 * `const { kills } = form({ short: { kills: 30 }, long: { kills: 300 } })`.
 */
export const form = <T>({ short, long }: { readonly short: T; readonly long: T }): T => (isLong ? long : short);

/** Prints a line for each figure on stderr: `crash: kills 300`. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  for (const [figure, value] of Object.entries(figures)) process.stderr.write(`${name}: ${figure} ${rounded(value)}\n`);
}

const rounded = (value: number | string) => (typeof value === 'number' ? Number(value.toFixed(1)) : value);
