import { setTimeout as wait } from 'node:timers/promises';
import type { Form } from '../part.ts';
import { judge } from './fates.ts';
import type { Fates } from './fates.ts';
import { AT_ONCE } from './ground.ts';
import type { Ground } from './ground.ts';
import type { System } from './systems.ts';

/** What one system did in one round. */
export interface Round {
  /** Events a second, from the first commit of the producer to the last one of the worker, both at full speed. */
  readonly perSecond: number;
  /** Commits of the producer a second, meanwhile. */
  readonly publishedPerSecond: number;
  /** Milliseconds from commit to commit, 50 events a second. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Events a second of the worker alone, with all of them waiting. */
  readonly drainedPerSecond: number;
  /** CPU of the worker's process for one of those. */
  readonly drainCpuMicroseconds: number;
}

export const PACE_PER_SECOND = 50;
export const sizes = {
  full: { warmUp: 1_000, burst: 10_000, paced: 1_000 },
  quick: { warmUp: 100, burst: 1_000, paced: 100 },
} as const satisfies Record<Form, object>;

const LOOK_MS = 50;
const LONGEST_MS = 180_000;

/** One round: at full speed, at a moderate pace, and from a queue that is full already. */
export async function measureRound(ground: Ground, system: System, form: Form): Promise<Round> {
  const { warmUp, burst, paced } = sizes[form];
  const producer = await ground.start(system, 'producer');
  const worker = await ground.start(system, 'worker');
  const publish = async (orders: number) => {
    await forget(ground, system);
    await producer.publish({ kind: 'burst', orders, atOnce: AT_ONCE });
  };
  await publish(warmUp);
  await handled(ground, system, warmUp);
  await publish(burst);
  await handled(ground, system, burst);
  const speed = await ground.askOne<Speed>(system, speeds);
  await forget(ground, system);
  await producer.publish({ kind: 'pace', orders: paced, perSecond: PACE_PER_SECOND });
  await handled(ground, system, paced);
  const latency = await ground.askOne<Latency>(system, latencies);
  await worker.stop();
  await publish(burst);
  const drain = await measureDrain(ground, system, burst);
  await producer.stop();
  return { ...speed, ...latency, ...drain };
}

async function measureDrain(ground: Ground, system: System, orders: number) {
  const worker = await ground.start(system, 'worker');
  const before = worker.cpuNanoseconds;
  await handled(ground, system, orders);
  const drainCpuMicroseconds = (worker.cpuNanoseconds - before) / 1000 / orders;
  const { perSecond } = await ground.askOne<{ perSecond: number }>(system, drains);
  await worker.stop();
  return { drainedPerSecond: perSecond, drainCpuMicroseconds };
}

const forget = (ground: Ground, system: System) => ground.ask(system, 'truncate sales.orders, store.effects');

/** Waits until every order has its effect. @throws Refusal when one has none, or two */
export async function handled(ground: Ground, system: System, orders: number): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    const fates = await ground.askOne<Fates>(system, counts);
    if (fates.effects >= orders || performance.now() > until) return judge(fates, orders, system.name);
    await wait(LOOK_MS);
  }
}

interface Speed {
  readonly perSecond: number;
  readonly publishedPerSecond: number;
}

type Latency = Pick<Round, 'p50' | 'p99' | 'most'>;

const counts = `select (select count(*)::int from sales.orders) as orders, count(*)::int as effects,
    count(distinct order_id)::int as handled from store.effects`;
const times = `placed as (select id, pg_xact_commit_timestamp(xmin) as at from sales.orders),
  done as (select order_id, pg_xact_commit_timestamp(xmin) as at from store.effects)`;
const seconds = (span: string) => `extract(epoch from ${span})::float`;
const speeds = `with ${times}
  select (select count(*) from done) / ${seconds('max(done.at) - (select min(at) from placed)')} as "perSecond",
    (select count(*) / ${seconds('max(at) - min(at)')} from placed) as "publishedPerSecond" from done`;
const latencies = `with ${times}, waits as (
    select 1000 * ${seconds('done.at - placed.at')} as ms from placed join done on done.order_id = placed.id)
  select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.99) within group (order by ms) as p99,
    max(ms) as most from waits`;
/** From the first commit on: what it holds was done before. */
const drains = `with ${times}, span as (select min(at) as first, max(at) as last from done)
  select count(*) / ${seconds('last - first')} as "perSecond" from done, span where at > first group by first, last`;
