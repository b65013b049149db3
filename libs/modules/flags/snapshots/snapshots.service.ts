import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock/index.js';
import { environmentKeyForm } from '../environments/environment.entity.js';
import type { Snapshot } from './snapshot.js';
import { SnapshotsLoader } from './snapshots.loader.js';
import { SnapshotsMetrics } from './snapshots.metrics.js';
import { placeOf, SnapshotsStore } from './snapshots.store.js';

/** For so long an environment that was not there is not looked for again. */
const ABSENT_MS = 1_000;
const MOST_ABSENT = 10_000;

/** Where whoever decides about flags finds them: in memory, as of half a second ago, or as last seen. */
@Injectable()
export class Snapshots {
  private readonly loading = new Map<string, Promise<Snapshot | undefined>>();
  /** When an environment was found not to be there. */
  private readonly absent = new Map<string, number>();

  constructor(
    private readonly store: SnapshotsStore,
    private readonly loader: SnapshotsLoader,
    private readonly metrics: SnapshotsMetrics,
    private readonly clock: Clock,
  ) {}

  /** From memory alone, without waiting; undefined where it was not asked for yet, or had to go. */
  held(organizationId: string, environmentKey: string): Snapshot | undefined {
    return this.store.get(placeOf(organizationId, environmentKey));
  }

  /**
   * The same, read from the database where it is not in memory. Undefined when the organization has no such environment.
   * @throws `unavailable` when it is not in memory, and the database is away
   */
  get(organizationId: string, environmentKey: string): Promise<Snapshot | undefined> {
    const held = this.held(organizationId, environmentKey);
    if (held) return Promise.resolve(held);
    const place = placeOf(organizationId, environmentKey);
    if (!environmentKeyForm.test(environmentKey) || this.isKnownAbsent(place)) return Promise.resolve(undefined);
    return this.load(organizationId, environmentKey);
  }

  /**
   * Has it in memory for as long as the process runs, from now on or from when it is there. It does not fail: what could
   * not be read now is looked for every half second.
   */
  async keep(organizationId: string, environmentKey: string): Promise<void> {
    this.store.keep(organizationId, environmentKey);
    await this.load(organizationId, environmentKey).catch(() => undefined);
  }

  /** Reads it again, once for all who ask meanwhile. What was there stays when that fails. */
  load(organizationId: string, environmentKey: string): Promise<Snapshot | undefined> {
    const place = placeOf(organizationId, environmentKey);
    const underWay = this.loading.get(place);
    if (underWay) return underWay;
    const loading = this.begin(place, organizationId, environmentKey).finally(() => this.loading.delete(place));
    this.loading.set(place, loading);
    return loading;
  }

  private async begin(place: string, ...where: [organizationId: string, environmentKey: string]) {
    try {
      const snapshot = this.take(place, await this.loader.load(...where));
      this.metrics.loaded();
      return snapshot;
    } catch (error) {
      this.metrics.failed();
      throw error;
    }
  }

  private take(place: string, snapshot: Snapshot | undefined): Snapshot | undefined {
    if (snapshot) {
      this.absent.delete(place);
      this.store.put(snapshot);
    } else {
      this.store.remove(place);
      if (this.absent.size >= MOST_ABSENT) this.absent.clear();
      this.absent.set(place, this.clock.now().getTime());
    }
    return snapshot;
  }

  private isKnownAbsent(place: string): boolean {
    const since = this.absent.get(place);
    return since !== undefined && Math.abs(this.clock.now().getTime() - since) < ABSENT_MS;
  }
}
