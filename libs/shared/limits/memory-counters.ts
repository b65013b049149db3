import { Injectable } from '@nestjs/common';
import type { Counted } from './claims.js';
import { Counters } from './counters.js';
import type { HashedClaim, Return } from './counters.js';

/** Times are whole milliseconds of this process, which no clock that is put right can move. */
interface Counter {
  readonly taken: number;
  readonly freeAt: number;
  readonly resetsAt: number;
}

const MOST_COUNTERS = 50_000;
const LONGEST_DOUBLING = 20;
const SECOND = 1000;
const notLookedAt: Counted = { granted: false, taken: null, freeIn: null, resetsIn: null };

/** Counts in this process alone: what stands in while the database does not answer. */
@Injectable()
export class MemoryCounters extends Counters {
  private readonly counters = new Map<string, Counter>();

  override async take(claims: readonly HashedClaim[]): Promise<Counted[]> {
    const now = Math.floor(performance.now());
    let refused = false;
    return claims.map((claim) => {
      if (refused) return notLookedAt;
      const counted = this.count(claim, now);
      refused = !counted.granted;
      return counted;
    });
  }

  override async giveBack(returns: readonly Return[]): Promise<void> {
    for (const { key, whole } of returns) {
      const id = key.toString('hex');
      const counter = this.counters.get(id);
      if (!counter || whole) this.counters.delete(id);
      else this.counters.set(id, { ...counter, taken: Math.max(counter.taken - 1, 0) });
    }
  }

  private count(claim: HashedClaim, now: number): Counted {
    const id = claim.key.toString('hex');
    const before = this.counters.get(id);
    const old = before && before.resetsAt > now ? before : undefined;
    const granted = !old || old.taken < claim.limit || (delays(claim) && old.freeAt <= now);
    const counter = granted ? next(claim, old, now) : old;
    if (granted) this.keep(id, counter);
    const { taken, freeAt, resetsAt } = counter;
    return { granted, taken, freeIn: (freeAt - now) / SECOND, resetsIn: (resetsAt - now) / SECOND };
  }

  /** The oldest make room: a flood of new keys must not take the memory of the process. */
  private keep(id: string, counter: Counter): void {
    this.counters.delete(id);
    this.counters.set(id, counter);
    const [oldest] = this.counters.size > MOST_COUNTERS ? this.counters.keys() : [];
    if (oldest !== undefined) this.counters.delete(oldest);
  }
}

const delays = ({ firstDelaySeconds }: HashedClaim): boolean => firstDelaySeconds !== undefined;

/** The same arithmetic as `counter-statements.ts` has in SQL. */
function next(claim: HashedClaim, old: Counter | undefined, now: number): Counter {
  const { limit, windowSeconds, firstDelaySeconds = 0 } = claim;
  const taken = (old?.taken ?? 0) + 1;
  const doubled = firstDelaySeconds * 2 ** Math.min(taken - limit, LONGEST_DOUBLING);
  const pause = taken >= limit ? Math.min(doubled, windowSeconds) * SECOND : 0;
  const begins = !old || (delays(claim) && taken >= limit);
  return { taken, freeAt: now + pause, resetsAt: begins ? now + pause + windowSeconds * SECOND : old.resetsAt };
}
