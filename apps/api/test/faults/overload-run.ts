import { Burner } from '../../../../tools/bench/load/burner.ts';
import { latenciesOf, percentile } from '../../../../tools/bench/load/outcome.ts';
import type { Outcome } from '../../../../tools/bench/load/outcome.ts';
import { cpuNanoseconds, forgetPeak, peakBytes } from '../../../../tools/bench/machine/usage.ts';
import { form } from './form.js';
import type { Ground } from './overload-ground.js';
import { EventLag, Probes, slowest } from './overload-probes.js';

const times = form({
  short: { warm: 1500, pilot: 0, peak: 1500, usual: 0, over: 3000, after: 1000, settled: 0 },
  long: { warm: 12_000, pilot: 6000, peak: 8000, usual: 20_000, over: 60_000, after: 20_000, settled: 5000 },
});
/** Clients at once of which one number finds the peak. */
const CLIENTS = form({ short: [16], long: [8, 16, 32] });
const LOOKS = 2;
const CONNECTIONS = 256;
const SEED = 20_260;
export const USUAL = 0.8;
export const OVER = 5;

const isGranted = (status: number) => status >= 200 && status < 300;
const p99 = (outcome: Outcome, wanted: (status: number, due: number) => boolean) =>
  percentile(latenciesOf(outcome, wanted), 0.99);
const grantedPerSecond = (outcome: Outcome) => latenciesOf(outcome, isGranted).length / outcome.seconds;

/** Requests a second, and the part of a core that the generator takes to ask for five times as many. */
export interface Peak {
  readonly perSecond: number;
  readonly share: number;
}

const open = (ratePerSecond: number, milliseconds: number) =>
  ({ kind: 'open', ratePerSecond, milliseconds, connections: CONNECTIONS, seed: SEED }) as const;
const closed = (connections: number, milliseconds: number) => ({ kind: 'closed', connections, milliseconds }) as const;

/**
 * P. A first look finds about how much that is. Then the generator asks for five times as much, and what that takes of its core
 * is burnt while the peak is found, beside the same probes: of the machine the server has as much then as later on. Twice, since
 * the higher the peak, the more the generator takes to ask for five times as much.
 */
export async function findPeak(ground: Ground): Promise<Peak> {
  await ground.load(closed(CLIENTS[0] ?? 8, times.warm));
  // Plans that were made for empty tables would be kept until the server gets round to it, a minute later.
  await ground.database.query('vacuum analyze');
  const [quiet, first] = await shareOf(ground, () => ground.load(closed(16, times.pilot || times.peak)));
  let peak = { perSecond: grantedPerSecond(first), share: quiet };
  if (times.pilot === 0) return peak;
  for (let look = 0; look < LOOKS; look++) {
    const [share] = await shareOf(ground, () => ground.load(open(OVER * peak.perSecond, times.pilot)));
    peak = { perSecond: await mostGranted(ground, Math.max(share - quiet, 0)), share };
  }
  return peak;
}

/** The most a second, however many clients at once it takes, while so much of the generator's core is burnt. */
async function mostGranted(ground: Ground, burnt: number): Promise<number> {
  const [burner, probes] = [new Burner(burnt, ground.cores), probe(ground)];
  try {
    let perSecond = 0;
    for (const clients of CLIENTS)
      perSecond = Math.max(perSecond, grantedPerSecond(await ground.load(closed(clients, times.peak))));
    return perSecond;
  } finally {
    burner.stop();
    await probes.stop();
  }
}

async function shareOf(ground: Ground, work: () => Promise<Outcome>): Promise<[number, Outcome]> {
  const [before, began] = [cpuNanoseconds(ground.generator.pid), performance.now()];
  const outcome = await work();
  return [(cpuNanoseconds(ground.generator.pid) - before) / 1e6 / (performance.now() - began), outcome];
}

/** How it is at four fifths of the peak. */
export async function runUsually(ground: Ground, peak: Peak) {
  if (times.usual === 0) return { p99: Number.NaN, bytes: Number.NaN, refused: 0, statuses: {} };
  forgetPeak(ground.pid);
  const outcome = await ground.load(open(USUAL * peak.perSecond, times.usual));
  const refused = outcome.statuses[503] ?? 0;
  return { p99: p99(outcome, isGranted), bytes: peakBytes(ground.pid), refused, statuses: outcome.statuses };
}

/** What five times the peak does, while probes and somebody with a session ask as well. */
export async function overload(ground: Ground, peak: Peak) {
  forgetPeak(ground.pid);
  const before = cpuNanoseconds(ground.pid);
  const probes = probe(ground);
  const outcome = await ground.load(open(OVER * peak.perSecond, times.over));
  const { live, classes, eventsLateSeconds } = await probes.stop();
  return {
    outcome,
    live,
    classes,
    figures: {
      goodput: grantedPerSecond(outcome),
      p99: p99(outcome, isGranted),
      p50: percentile(latenciesOf(outcome, isGranted), 0.5),
      refusalsP99: p99(outcome, (status) => status === 503),
      liveP99: slowest(live),
      eventsLateSeconds,
      bytes: peakBytes(ground.pid),
      cpu: (cpuNanoseconds(ground.pid) - before) / 1e9 / outcome.seconds,
    },
  };
}

/** A supervisor, somebody with a session, and a watch on the events, who ask beside whatever load there is. */
function probe(ground: Ground) {
  const lag = new EventLag(ground.database);
  const authorization = `Bearer ${ground.visitors[0]?.token}`;
  const live = new Probes(`${ground.url}/health/live`);
  const critical = new Probes(`${ground.url}/v1/me`, { authorization });
  const normal = new Probes(`${ground.url}/v1/me/sessions`, { authorization });
  const batch = new Probes(`${ground.url}/openapi.json`);
  return {
    stop: async () => ({
      live: await live.stop(),
      classes: { critical: await critical.stop(), normal: await normal.stop(), batch: await batch.stop() },
      eventsLateSeconds: await lag.stop(),
    }),
  };
}

/** Whether it is as before, five seconds later. */
export async function runAfterwards(ground: Ground, peak: Peak, share = USUAL) {
  const outcome = await ground.load(open(share * peak.perSecond, times.after));
  const isSettled = (due: number) => due >= times.settled;
  const settled = latenciesOf(outcome, (_, due) => isSettled(due)).length;
  const granted = latenciesOf(outcome, (status, due) => isGranted(status) && isSettled(due)).length;
  return { p99: p99(outcome, (status, due) => isGranted(status) && isSettled(due)), settled, granted, outcome };
}
