import type { Context, Unleash } from 'unleash-client';
import type { Ruleset } from '../../definitions.js';
import { Evaluator } from '../../evaluator.js';
import { offlineClient } from '../unleash-client.js';
import { cases, rulesetOf, rulesetOfSize, users } from './cases.js';
import type { Case } from './cases.js';

/** Nanoseconds of CPU one evaluation takes. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/** What so many flags cost. */
export interface Size {
  readonly flags: number;
  /** CPU to make an evaluator of parsed definitions, where as many are made and held as come to the largest size. */
  readonly buildMilliseconds: number;
  /** What the evaluator holds beside the definitions. */
  readonly bytes: number;
  /** What the definitions hold. */
  readonly definitionBytes: number;
  /** CPU of one evaluation of the same few flags among all of them, in nanoseconds. */
  readonly lookUp: number;
}

export interface Round {
  readonly cases: Readonly<Record<Case, Pair>>;
  readonly sizes: readonly Size[];
}

export interface Plan {
  readonly blocks: number;
  readonly blockMilliseconds: number;
  readonly sizes: readonly number[];
}

const FLAGS_LOOKED_UP = 100;
const BETWEEN_LOOKS_AT_THE_CLOCK = 1_000;

/** One round in a process of its own, which `--expose-gc` lets count what it holds. */
export async function measure(plan: Plan): Promise<Round> {
  const found: Partial<Record<Case, Pair>> = {};
  for (const kind of cases) found[kind] = await measureCase(kind, plan);
  return { cases: found as Record<Case, Pair>, sizes: measureSizes(plan) };
}

/** In turns, a block each: whatever slows the machine down slows both. @throws when the two do not agree on every user */
async function measureCase(kind: Case, { blocks, blockMilliseconds }: Plan): Promise<Pair> {
  const evaluator = new Evaluator(rulesetOf(kind));
  const client = await offlineClient(rulesetOf(kind));
  const ours = (at: number) => evaluator.evaluate(kind, userAt(at))?.enabled === true;
  const theirs =
    kind === 'variants'
      ? (at: number) => client.getVariant(kind, userAt(at) as Context).enabled
      : (at: number) => client.isEnabled(kind, userAt(at) as Context);
  agree(kind, evaluator, client);
  const spent = { ours: [] as number[], theirs: [] as number[] };
  for (let block = 0; block <= blocks; block++) {
    const both = { ours: timed(ours, blockMilliseconds), theirs: timed(theirs, blockMilliseconds) };
    // The first block warms up.
    if (block > 0) for (const who of ['ours', 'theirs'] as const) spent[who].push(both[who]);
  }
  client.destroy();
  return { ours: median(spent.ours), theirs: median(spent.theirs) };
}

function agree(kind: Case, evaluator: Evaluator, client: Unleash): void {
  for (const user of users) {
    const { enabled, variant } = evaluator.evaluate(kind, user) ?? {};
    const theirs = [client.isEnabled(kind, user as Context), client.getVariant(kind, user as Context).name];
    if (enabled !== theirs[0] || variant?.name !== theirs[1])
      throw new Error(`${kind}: ${String(enabled)} and ${variant?.name} are not the client's ${theirs.join(' and ')}`);
  }
}

function measureSizes(plan: Plan): Size[] {
  const held = plan.sizes.map((size) => holdSize(size, plan));
  const times = held.map(() => [] as number[]);
  for (let block = 0; block <= plan.blocks; block++)
    held.forEach(({ evaluator }, at) => times[at]?.push(timed(lookUpIn(evaluator), plan.blockMilliseconds)));
  return held.map(({ size }, at) => ({ ...size, lookUp: median(times[at]?.slice(1) ?? []) }));
}

function holdSize(flags: number, { blocks, sizes }: Plan) {
  const text = JSON.stringify(rulesetOfSize(flags));
  const empty = heap();
  const ruleset = JSON.parse(text) as Ruleset;
  const definitionBytes = heap() - empty;
  const copies = Math.max(...sizes) / flags;
  const builds = Array.from({ length: blocks + 1 }, () => buildTime(ruleset, copies));
  const before = heap();
  const evaluator = new Evaluator(ruleset);
  const bytes = heap() - before;
  return { evaluator, size: { flags, buildMilliseconds: median(builds.slice(1)), bytes, definitionBytes } };
}

/** Some flags of each case, spread over the whole: they lie as far apart as they ever do. */
function lookUpIn(evaluator: Evaluator) {
  const all = evaluator.keys();
  const stride = all.length / FLAGS_LOOKED_UP / cases.length;
  const placeOf = (at: number) => Math.floor(at * stride) * cases.length + (at % cases.length);
  const keys = Array.from({ length: FLAGS_LOOKED_UP }, (_, at) => all[placeOf(at)] ?? '');
  return (at: number) => evaluator.evaluate(keys[at % keys.length] ?? '', userAt(at))?.enabled === true;
}

/** Of one of them, in milliseconds. What is held costs the collector: with other amounts of it, two times cannot be compared. */
function buildTime(ruleset: Ruleset, copies: number): number {
  const held: Evaluator[] = [];
  const spent = cpuOf(() => {
    for (let copy = 0; copy < copies; copy++) held.push(new Evaluator(ruleset));
  });
  return spent / held.length / 1e6;
}

const userAt = (at: number) => users[at % users.length] ?? {};

/** CPU of one call in nanoseconds, of calls for so many milliseconds. Their results are used, so that none is left out. */
function timed(call: (at: number) => boolean, milliseconds: number): number {
  let [calls, on] = [0, 0];
  const spent = cpuOf((soFar) => {
    do for (let at = 0; at < BETWEEN_LOOKS_AT_THE_CLOCK; at++) if (call(calls++)) on++;
    while (soFar() < milliseconds * 1e6);
  });
  if (on === 0) throw new Error('Nobody gets what is measured');
  return spent / calls;
}

/** CPU of this process, in nanoseconds: others who want the same core do not count. */
function cpuOf(work: (soFar: () => number) => void): number {
  const began = process.cpuUsage();
  const soFar = () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) * 1_000;
  };
  work(soFar);
  return soFar();
}

function heap(): number {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
