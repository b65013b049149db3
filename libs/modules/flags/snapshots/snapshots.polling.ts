import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { withDeadline } from '../../../shared/deadlines/index.js';
import type { Snapshot } from './snapshot.js';
import { SnapshotsFreshness } from './snapshots.freshness.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { Snapshots } from './snapshots.service.js';
import { placeOf, SnapshotsStore } from './snapshots.store.js';

const EVERY_MS = 500;
const LONGEST_ANSWER_MS = 1_500;

/**
 * Keeps what is in memory as the database has it: asks twice a second, in one look-up, for the revisions of all that is
 * held, and reads again what has another one. While that fails, what is there stays as it is.
 */
@Injectable()
export class SnapshotsPolling implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly repository: SnapshotsRepository,
    private readonly snapshots: Snapshots,
    private readonly store: SnapshotsStore,
    private readonly freshness: SnapshotsFreshness,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.poll(), EVERY_MS).unref();
  }

  /** Requests are served on, by flags as they are: only that the database goes away is no news any more. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** What it still asks ends with its pool, which waits for it a moment. */
  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One at a time: a slow answer must not queue the next question. */
  async poll(): Promise<void> {
    this.running ??= this.refresh().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async refresh(): Promise<void> {
    try {
      await this.renewAll(this.store.all());
      for (const { organizationId, environmentKey } of this.store.missing())
        await this.snapshots.load(organizationId, environmentKey);
      this.freshness.confirm();
    } catch (error) {
      if (!this.isStopping) this.freshness.doubt(error);
    }
  }

  /** One that cannot be read holds up no other. */
  private async renewAll(held: readonly Snapshot[]): Promise<void> {
    if (held.length === 0) return;
    const revisions = await withDeadline(LONGEST_ANSWER_MS, () => this.repository.findRevisions(held));
    const failures: unknown[] = [];
    for (const it of held)
      await this.renew(it, revisions.get(it.environmentId)).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async renew(held: Snapshot, revision: number | undefined): Promise<void> {
    const { organizationId, environmentKey } = held;
    if (revision === undefined) return this.store.remove(placeOf(organizationId, environmentKey));
    if (revision === held.revision) return;
    const renewed = await this.snapshots.load(organizationId, environmentKey);
    // It was being read already, by somebody who had asked before the change.
    if (renewed && renewed.revision < revision) await this.snapshots.load(organizationId, environmentKey);
  }
}
