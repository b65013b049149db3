import { describe, expect, it } from '@jest/globals';
import { flagsAims, flagsSection } from './section.ts';
import type { FlagsData, Round } from './section.ts';

const pair = (ours: number) => ({ ours, theirs: 1_000 });
const size = (flags: number, times = 1) => ({
  ...{ flags, buildMilliseconds: (flags / 100) * times, bytes: flags * 2_000 * times },
  ...{ definitionBytes: flags * 1_000, lookUp: 300 * times },
});
const round = (ours: number, times = 1): Round => ({
  cases: { simple: pair(ours), rollout: pair(ours), constraints: pair(ours), variants: pair(ours) },
  sizes: [size(1_000), size(10_000, times)],
});
const data = (...rounds: Round[]): FlagsData => ({ rounds });

describe('the part about flags', () => {
  it('is content with what is no slower than the SDK, linear in flags and flat to look up', () => {
    const aims = flagsAims(data(round(300), round(400), round(2_000)));
    expect(aims.map(({ found, missedBy }) => [found, missedBy])).toEqual([
      ...Array.from({ length: 4 }, () => ['0.40 ×', null]),
      ...Array.from({ length: 3 }, () => ['1.00 ×', null]),
    ]);
  });

  it('misses its aims by what is slower, and grows more than the flags do', () => {
    const aims = flagsAims(data(round(1_500, 2)));
    expect(aims.map(({ missedBy }) => missedBy)).toEqual([
      ...Array.from({ length: 4 }, () => 'a factor of 1.50'),
      ...['a factor of 1.60', 'a factor of 1.60', 'a factor of 1.33'],
    ]);
  });

  it('shows ratios with the least and the most, and what a snapshot holds', () => {
    const section = flagsSection(data(round(300), round(400), round(500)));
    expect(section).toContain('| four variants | 400 | 1000 | 0.40 (0.30–0.50) |');
    expect(section).toContain('| 10,000 | 100.0 | 19.1 | 9.5 | 3000 | 300 |');
  });
});
