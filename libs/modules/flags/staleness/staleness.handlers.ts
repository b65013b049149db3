import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox, Subscriptions } from '../../../shared/events/index.js';
import { Rulesets } from '../environments/environments.rulesets.js';
import { FlagBecameStale } from '../flags.events.js';
import { StalenessRepository } from './staleness.repository.js';
import type { Candidate, Position } from './staleness.repository.js';

const DAY_SECONDS = 24 * 60 * 60;
const BATCH_ROWS = 200;

type List = (after: Position | null) => Promise<Candidate[]>;
type Change = (caller: TenantCaller, candidates: readonly Candidate[]) => Promise<void>;

/**
 * Once a day: which flags could go from the code. Nobody has changed them for long, and everybody was told the same for a
 * week. A kill switch and a permission are there to be kept, and never are.
 */
@Injectable()
export class Staleness {
  constructor(
    subscriptions: Subscriptions,
    private readonly database: Database,
    private readonly staleness: StalenessRepository,
    private readonly rulesets: Rulesets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    subscriptions.every('mark-stale', DAY_SECONDS, (caller, _tick, { signal }) => this.look(caller, signal));
  }

  private async look(caller: Caller, signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const returned: List = (after) => this.staleness.listReturned(now, after, BATCH_ROWS);
    await this.each(caller, signal, returned, (own, flags) => this.takeBack(own, flags));
    const aged: List = (after) => this.staleness.listAged(now, after, BATCH_ROWS);
    await this.each(caller, signal, aged, (own, flags) => this.mark(own, flags, now));
  }

  /** @throws when the work is to stop: what is left is found again by whoever holds the lease next */
  private async each(caller: Caller, signal: AbortSignal, list: List, change: Change): Promise<void> {
    const next = (after: Position | null) => this.database.transaction(caller, () => list(after));
    for (let found = await next(null); found.length > 0; found = await next(found.at(-1) ?? null)) {
      for (const [organizationId, flags] of Map.groupBy(found, (it) => it.organizationId)) {
        signal.throwIfAborted();
        const own = asSystem('say which flags of an organization are stale', organizationId, caller);
        await this.database.transaction(own, () => change(own, flags));
      }
    }
  }

  private async mark(caller: TenantCaller, flags: readonly Candidate[], now: Date): Promise<void> {
    const marked = new Set(await this.staleness.mark(caller, idsOf(flags), now));
    if (marked.size === 0) return;
    await this.rulesets.changedEverywhere(caller);
    const stale = flags.filter(({ id }) => marked.has(id));
    const events = stale.map(({ id, key, ownerUserId }) => ({ flagId: id, flagKey: key, ownerUserId }));
    await this.outbox.publish(caller, ...events.map((data) => new FlagBecameStale(data)));
  }

  private async takeBack(caller: TenantCaller, flags: readonly Candidate[]): Promise<void> {
    await this.staleness.unmark(caller, idsOf(flags));
    await this.rulesets.changedEverywhere(caller);
  }
}

const idsOf = (flags: readonly Candidate[]): string[] => flags.map(({ id }) => id);
