import { describe, expect, it } from '@jest/globals';
import { faultOf } from './measure.ts';
import type { Point } from './measure.ts';
import type { RowsData } from './rows.ts';
import { rowsAims, rowsSection } from './section.ts';
import { allSeries, sizesOf } from './series.ts';
import { workOf } from './statements.ts';
import { idOf } from './world.ts';

const holds = { items: 2, firstId: idOf(7) };
const list = (...ids: string[]) => JSON.stringify({ items: ids.map((id) => ({ id })), nextCursor: null });

describe('an answer', () => {
  it('is the page that was asked for', () => {
    expect(faultOf({ holds }, 200, list(idOf(7), idOf(8)))).toBeNull();
    expect(faultOf({ holds: null }, 200, '{}')).toBeNull();
  });

  it('is red when it is refused, has too few items, or begins elsewhere', () => {
    expect(faultOf({ holds }, 429, 'slow down')).toBe('answered 429: slow down');
    expect(faultOf({ holds: null }, 404, 'nothing')).toMatch(/answered 404/);
    expect(faultOf({ holds }, 200, list(idOf(7)))).toBe('answered 1 items instead of 2');
    expect(faultOf({ holds }, 200, list(idOf(9), idOf(8)))).toBe(`the first item is ${idOf(9)} instead of ${idOf(7)}`);
  });
});

describe('what PostgreSQL did', () => {
  const row = (text: string, calls: number, microseconds: number, blocks: number) => ({
    ...{ text, calls, microseconds, blocks },
  });

  it('is what the statements of a request did, and not what the server asks for itself', () => {
    const rows = [row('select\n  1', 100, 1000, 300), row('limits.counters', 100, 4000, 1300), row('probe', 8, 9e9, 1)];
    expect(workOf(rows, 100)).toEqual({
      microseconds: 50,
      blocks: 16,
      dearest: { text: 'select 1', microseconds: 10, blocks: 3 },
    });
  });

  it('is red when it saw no request', () => {
    expect(() => workOf([row('probe', 8, 1, 1)], 100)).toThrow(/saw no statement of these requests/);
  });
});

describe('a series', () => {
  it('grows by tens, and stops earlier where it is to be quick', () => {
    const [others] = allSeries;
    expect(sizesOf(others!, 'quick')).toEqual([1_000, 10_000, 100_000]);
    expect(sizesOf(others!, 'long').at(-1)).toBe(10_000_000);
  });

  it('is flat up to a tenth more than the smallest size, and else says by how much it is not', () => {
    const databaseOf = (blocks: number) => ({
      microseconds: 300,
      blocks,
      dearest: { text: 'select 1', microseconds: 200, blocks: 9 },
    });
    const point = (size: number, blocks: number, ...cpuRatios: number[]): Point => ({
      ...{ size, cpuMicroseconds: 500, cpuRatios, p50: 1.5, database: databaseOf(blocks) },
    });
    const data: RowsData = {
      others: {
        members: [point(1_000, 40, 1), point(10_000, 40, 1.04, 0.9, 1.2)],
        inbox: [point(1_000, 20, 1), point(10_000, 300, 1), point(100_000, 20, 1.5)],
      },
    };
    const [members, , inbox, blocks] = rowsAims(data);
    expect(blocks).toMatchObject({ found: '15.0 × the smallest', missedBy: 'a factor of 7.5' });
    expect(members).toMatchObject({ found: '1.04 × the smallest', missedBy: null });
    expect(inbox).toMatchObject({ missedBy: '50 %' });
    expect(rowsSection(data)).toContain('| 10,000 rows | 500 | **1.04** (0.90–1.20) | 1.50 | 300 | 40 |');
  });
});
