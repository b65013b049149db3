import { setTimeout as wait } from 'node:timers/promises';
import type { Fleet, Slot } from './crash-fleet.js';
import type { Point } from './crash-points.js';

export type Victim = 'api' | 'worker' | 'postgres';

const points: Readonly<Record<'api' | 'worker', readonly Point[]>> = {
  api: ['request.commit', 'request.answer'],
  worker: ['relay.read', 'relay.delivered', 'relay.advanced', 'job.claimed', 'job.worked', 'job.done'],
};
const LONGEST_PAUSE_MS = 1_000;
/** A process that does not come to its point is killed where it is. */
const LONGEST_WAY_MS = 5_000;

/** Kills processes of a fleet and starts them again, every second one at a point that has a name. */
export class Kills {
  /** By `performance.now()`. */
  lastAt = 0;
  /** From when PostgreSQL accepted connections until all processes that had stayed up were ready. */
  readonly readyMs: number[] = [];
  /** From when a process was started until it was ready, a PostgreSQL that was away meanwhile included. */
  private readonly startMs: number[] = [];
  private readonly counts: Record<string, number> = {};

  constructor(private readonly fleet: Fleet) {}

  of(victim: Victim): number {
    return this.counts[victim] ?? 0;
  }

  figures(): Readonly<Record<string, number | string>> {
    const { api, worker, postgres, ...at } = this.counts;
    const named = Object.entries(at).map(([point, count]) => `${point} ${count}`);
    return {
      ...{ 'kills of API': api ?? 0, 'kills of worker': worker ?? 0, 'kills of PostgreSQL': postgres ?? 0 },
      ...{ 'of these at points': named.join(', '), 'longest until ready (ms)': Math.max(...this.readyMs) },
      'longest start (ms)': Math.max(...this.startMs),
    };
  }

  /**
   * One after another. @param recovered what to wait for after each; without, they come a moment apart, and the next one does not
   * wait until the last one has recovered
   */
  async round(victims: readonly Victim[], number: number, recovered?: () => Promise<unknown>): Promise<void> {
    const recoveries: Promise<void>[] = [];
    for (const victim of inAnyOrder(victims)) {
      await wait(Math.random() * LONGEST_PAUSE_MS);
      const recover = victim === 'postgres' ? await this.killPostgres() : await this.killProcess(victim, number);
      recoveries.push(recover());
      if (!recovered) continue;
      await Promise.all(recoveries);
      await recovered();
    }
    await Promise.all(recoveries);
    await this.fleet.ready();
  }

  /** @returns what waits for the recovery */
  private async killPostgres(): Promise<() => Promise<void>> {
    this.note('postgres');
    await this.fleet.postgres.kill();
    this.lastAt = performance.now();
    await wait(Math.random() * LONGEST_PAUSE_MS);
    await this.fleet.postgres.launch();
    return () => timed(this.readyMs, this.fleet.ready());
  }

  private async killProcess(victim: 'api' | 'worker', number: number): Promise<() => Promise<void>> {
    this.note(victim);
    const slots = victim === 'api' ? this.fleet.apis : this.fleet.workers;
    const slot = slots[number % slots.length];
    if (!slot) throw new Error(`There is no ${victim}`);
    const own = points[victim];
    const point = number % 2 === 0 ? own[(number / 2) % own.length] : undefined;
    await this.end(slot, point);
    this.lastAt = performance.now();
    return () => timed(this.startMs, this.fleet.again(slot));
  }

  private async end(slot: Slot, point?: Point): Promise<void> {
    const { process } = slot;
    slot.inHand = true;
    if (point) {
      process.tell({ dieAt: point });
      await Promise.race([process.ended(), wait(LONGEST_WAY_MS)]);
      if (process.hasEnded) this.note(point);
    }
    await process.kill();
  }

  private note(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}

async function timed(times: number[], work: Promise<void>): Promise<void> {
  const began = performance.now();
  await work;
  times.push(performance.now() - began);
}

const inAnyOrder = <T>(them: readonly T[]): T[] =>
  them
    .map((it) => ({ it, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ it }) => it);
