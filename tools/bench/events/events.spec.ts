import { describe, expect, it } from '@jest/globals';
import { judge } from './fates.ts';
import type { Round } from './measure.ts';
import { eventsAims, eventsSection } from './section.ts';
import type { EventsData } from './section.ts';
import { systems } from './systems.ts';

const round = (figures: Partial<Round>): Round => ({
  ...{ perSecond: 1000, publishedPerSecond: 1000, p50: 5, p99: 20, most: 40 },
  ...{ drainedPerSecond: 5000, drainCpuMicroseconds: 100 },
  ...figures,
});
const data = (ours: Partial<Round>, theirs: Partial<Round>): EventsData => ({
  rounds: {
    notify: [round(ours), round(ours), round({ p99: 900 })],
    poll: [round({})],
    'boss-notify': [round({ perSecond: 10, drainedPerSecond: 10 })],
    boss: [round(theirs)],
  },
  recovery: { handler: [20, 40], job: [5000], boss: [11_000] },
});
const missed = (given: EventsData) => eventsAims(given).map(({ missedBy }) => missedBy);

describe('a run', () => {
  it('counts where each order has one effect, and is refused where one has none, or two', () => {
    const all = { orders: 10, effects: 10, handled: 10 };
    expect(() => judge(all, 10, 'It')).not.toThrow();
    for (const broken of [
      { effects: 9, handled: 9 },
      { effects: 10, handled: 9 },
      { effects: 11, handled: 10 },
      { orders: 9 },
    ])
      expect(() => judge({ ...all, ...broken }, 10, 'It')).toThrow('10 orders to handle');
  });
});

describe('an aim', () => {
  it('is met by the median of the rounds, and above the faster way of pg-boss', () => {
    expect(missed(data({ perSecond: 1200, drainedPerSecond: 5001 }, {}))).toEqual([null, null, null]);
  });

  it('that is missed says by how much', () => {
    expect(missed(data({ p99: 62.5, perSecond: 800, drainedPerSecond: 2500 }, {}))).toEqual([
      '12.5 ms',
      '20 %',
      '50 %',
    ]);
  });
});

it('the section has a row for each system, and one for each death', () => {
  const text = eventsSection(data({}, {}));
  for (const { name } of systems) expect(text).toMatch(new RegExp(`^\\| ${name} \\| 1?0+ \\|`, 'm'));
  expect(text).toContain('| 30 | 40 |');
  expect(text).not.toMatch(/NaN|undefined/);
});
