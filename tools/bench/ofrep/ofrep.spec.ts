import { describe, expect, it } from '@jest/globals';
import { ofrepAims, ofrepSection } from './section.ts';
import type { OfrepData } from './section.ts';

const blocks = (...rates: number[]) =>
  rates.map((perSecond) => ({ perSecond, cpuMicroseconds: 1_000_000 / perSecond }));
const data = (...rates: number[]): OfrepData => {
  const sides = { constant: blocks(...rates.map(() => 20_000)), bulkhead: blocks(...rates) };
  return { rounds: { single: sides, bulk: sides }, bytes: { single: 120, bulk: 5_000 } };
};

describe('the part about flags over HTTP', () => {
  it('wants half of what a handler does that answers a constant', () => {
    expect(ofrepAims(data(9_000, 10_000, 12_000))).toEqual([
      expect.objectContaining({ found: '0.50 ×', missedBy: null }),
    ]);
    expect(ofrepAims(data(8_000))).toEqual([expect.objectContaining({ missedBy: 'a factor of 1.25' })]);
  });

  it('shows both rates, and the ratios with the least and the most', () => {
    expect(ofrepSection(data(8_000, 10_000, 12_000))).toContain(
      '| OFREP, one flag | 120 | 20000 | 10000 | **0.50** (0.40–0.60) | 50 | 100 |',
    );
  });
});
