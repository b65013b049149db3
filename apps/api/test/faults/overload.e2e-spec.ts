import { loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { form, isLong, report } from './form.js';
import { Ground } from './overload-ground.js';
import { findPeak, OVER, overload, runAfterwards, runUsually, USUAL } from './overload-run.js';
import type { Peak } from './overload-run.js';

const MEGABYTE = 1024 ** 2;
const LONGEST_MS = form({ short: 120_000, long: 600_000 });
const problemMembers = ['type', 'title', 'status', 'detail', 'code', 'instance', 'requestId'];

let ground: Ground;
beforeAll(async () => {
  ground = await Ground.make();
}, LONGEST_MS);
afterAll(() => ground?.close());

/** The bounds, by their names: what does not hold is false. */
function boundsOf(
  { perSecond }: Peak,
  usual: Awaited<ReturnType<typeof runUsually>>,
  { figures }: Awaited<ReturnType<typeof overload>>,
) {
  return {
    'goodput ≥ 90 % of P': figures.goodput >= 0.9 * perSecond,
    [`p99 of accepted ≤ 2 × at ${USUAL} P`]: figures.p99 <= 2 * usual.p99,
    'refusals p99 ≤ 30 ms': figures.refusalsP99 <= 30,
    'liveness p99 ≤ 200 ms': figures.liveP99 <= 200,
    'memory within +20 %': figures.bytes <= 1.2 * usual.bytes,
  };
}

describe(`a process that is asked for ${OVER} times as much as it can do`, () => {
  it(
    'serves as much as it can, refuses the rest at once, and lives',
    async () => {
      await ground.start();
      const peak = await findPeak(ground);
      const usual = await runUsually(ground, peak);
      const over = await overload(ground, peak);
      const { outcome, live, classes, figures } = over;
      const after = await runAfterwards(ground, peak, isLong ? USUAL : 0.3);
      report('overload', {
        ...{ 'P a second': peak.perSecond, 'generator, of a core': peak.share * 100 },
        ...{ 'p99 at 0.8 P, ms': usual.p99, 'refused at 0.8 P': usual.refused, 'MB at 0.8 P': usual.bytes / MEGABYTE },
        ...{ 'goodput, % of P': (100 * figures.goodput) / peak.perSecond, 'answers at 5 P': outcome.latencies.length },
        ...{ statuses: JSON.stringify(outcome.statuses), 'p50 of accepted, ms': figures.p50 },
        ...{ 'p99 of accepted, ms': figures.p99, 'p99 of refusals, ms': figures.refusalsP99 },
        ...{ 'p99 of liveness, ms': figures.liveP99, 'MB at 5 P': figures.bytes / MEGABYTE },
        ...{ 'events uncarried for at most, s': figures.eventsLateSeconds },
        ...{ 'CPU at 5 P, % of a core': figures.cpu * 100, 'p99 afterwards, ms': after.p99 },
        ...{
          'granted afterwards': `${after.granted} of ${after.settled}`,
          'load average': loadavg()
            .map((it) => it.toFixed(1))
            .join(' '),
        },
      });
      report('overload', shares(classes));
      expect(Object.keys(outcome.statuses).filter((it) => !['200', '201', '503'].includes(it))).toEqual([]);
      expect(outcome.statuses[503]).toBeGreaterThan(0);
      expect(outcome.statuses[200]).toBeGreaterThan(0);
      // Nobody is left without an answer: what is under way as the load ends is all that is open.
      expect(outcome.backlog).toBeLessThan(outcome.latencies.length / 2);
      expect(new Set(live.map(({ status }) => status))).toEqual(new Set([200]));
      expect(ground.output).toContain('http.overloaded');
      for (const refusal of [...classes.normal, ...classes.batch].filter(({ status }) => status === 503)) {
        const body = JSON.parse(refusal.text) as Record<string, unknown>;
        expect([body.code, Object.keys(body)]).toEqual(['overloaded', problemMembers]);
        const [seconds, ms] = [refusal.headers['retry-after'], refusal.headers['retry-after-ms']].map(Number);
        expect([seconds! * 1000 >= ms!, ms! > 0, refusal.headers.connection]).toEqual([true, true, 'keep-alive']);
      }
      expect(after.granted).toBeGreaterThan(0.97 * after.settled);
      if (!isLong) return;
      expect(boundsOf(peak, usual, over)).toEqual(
        Object.fromEntries(Object.keys(boundsOf(peak, usual, over)).map((name) => [name, true])),
      );
      expect(after.p99).toBeLessThanOrEqual(1.5 * usual.p99);
    },
    LONGEST_MS,
  );

  it(
    'is slow for everybody where nothing limits it, which turns this red',
    async () => {
      await ground.start({ OVERLOAD_CONCURRENCY_MIN: '100000', OVERLOAD_CONCURRENCY_MAX: '100000' });
      const peak = await findPeak(ground);
      const usual = await runUsually(ground, peak);
      const over = await overload(ground, peak);
      report('without the limiter', {
        'P a second': peak.perSecond,
        ...over.figures,
        bytes: over.figures.bytes / MEGABYTE,
        statuses: JSON.stringify(over.outcome.statuses),
        backlog: over.outcome.backlog,
      });
      expect(ground.output).not.toContain('http.overloaded');
      expect(over.outcome.backlog).toBeGreaterThan(over.outcome.latencies.length / 2);
      if (isLong) expect(boundsOf(peak, usual, over)[`p99 of accepted ≤ 2 × at ${USUAL} P`]).toBe(false);
    },
    LONGEST_MS,
  );
});

/** How many of each class were served, in per cent. */
const shares = (classes: Awaited<ReturnType<typeof overload>>['classes']) =>
  Object.fromEntries(
    Object.entries(classes).map(([name, probes]) => [
      `${name} served, %`,
      (100 * probes.filter(({ status }) => status === 200).length) / probes.length,
    ]),
  );
