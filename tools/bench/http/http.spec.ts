import { describe, expect, it } from '@jest/globals';
import { firstDifference } from './check.ts';
import { cpuRatio, median } from './figures.ts';
import type { Figures, WorkFigures } from './figures.ts';
import { refuseUnsound } from './measure.ts';
import { httpAims, httpSection } from './section.ts';
import type { HttpData } from './section.ts';

const atHalf = { ratePerSecond: 100, requests: 1000, cpuMicroseconds: 500, p50: 1, p99: 2 };
const spending = (...rounds: number[]): Figures => ({
  rounds: rounds.map((cpuMicroseconds) => ({ cpuMicroseconds, perSecond: 1000, busy: 0.99 })),
  atHalf,
  peakMegabytes: 100,
});
const of = (d: Figures): WorkFigures => ({
  a: spending(400, 400, 400),
  b: spending(100),
  c: spending(700, 700, 700),
  d,
});
const data = (d: Figures): HttpData => ({
  roundTrips: { 'sign-in': 11, get: 6, list: 9, create: 9 },
  figures: { 'sign-in': of(d), get: of(d), list: of(d), create: of(d) },
});

describe('a ratio', () => {
  it('is that of each round, so that a slow moment of the machine does not count for one server alone', () => {
    // The second round ran at half the speed, for both.
    expect(cpuRatio(spending(600, 1200, 640), spending(400, 800, 400))).toEqual({ median: 1.5, least: 1.5, most: 1.6 });
  });

  it('is the middle one, or between the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
  });
});

describe('an aim', () => {
  it('is met up to its limit, and missed by what is beyond', () => {
    expect(httpAims(data(spending(640, 640, 640))).map(({ missedBy }) => missedBy)).toEqual(Array(8).fill(null));
    const [floor, plain] = httpAims(data(spending(800, 800, 800)));
    expect(floor).toMatchObject({ aim: '≤ 1.6 × (a)', found: '2.00 × (a)', missedBy: '25 %' });
    expect(plain).toMatchObject({ aim: 'below (c)', found: '1.14 × (c)', missedBy: '14 %' });
  });

  it('stands in the section beside what was found of each server', () => {
    const section = httpSection(data(spending(600, 600, 640)));
    expect(section).toContain('| GET by id, signed in | **1.50** (1.50–1.60) |');
    expect(section).toContain('| (d) bulkhead | 600 | 1000 | 1.00 | 2.00 | 500 | 100 |');
  });
});

describe('a run', () => {
  const latencies = Float64Array.of(1);

  it('is red when one answer was refused, and when there was none', () => {
    expect(() => refuseUnsound('get, (a)', { firstFailure: '429: slow down', latencies })).toThrow(/429: slow down/);
    expect(() => refuseUnsound('get, (a)', { firstFailure: null, latencies: new Float64Array() })).toThrow(/nothing/);
    refuseUnsound('get, (a)', { firstFailure: null, latencies });
  });

  it('is red when (a) sends one message less, one more, or another one', () => {
    const sent = ['identity: select 1', 'organizations: START TRANSACTION', 'organizations: COMMIT'];
    expect(firstDifference(sent, sent)).toBeNull();
    expect(firstDifference(sent.slice(0, 2), sent)).toMatch(
      /message 3 of 3.*Bulkhead {2}organizations: COMMIT.*nothing/s,
    );
    expect(firstDifference([...sent, 'limits: select 2'], sent)).toMatch(/message 4 of 3/);
    expect(firstDifference(['identity: select 2', ...sent.slice(1)], sent)).toMatch(/message 1 of 3/);
  });
});
