import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox, Subscriptions } from '../../../shared/events/index.js';
import { OrganizationPurged } from '../organizations.events.js';
import { RetiredSlugsRepository } from '../retired-slugs/retired-slugs.repository.js';
import { DeletionsRepository } from './deletions.repository.js';

const HOUR_SECONDS = 60 * 60;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Organizations that are looked up at once, and rows that one statement erases. */
const BATCH = { organizations: 100, rows: 1000 };

/**
 * Erases organizations that have been deleted for 30 days: in short transactions, each safe to repeat, so that a purge
 * can stop anywhere and go on later. The last one takes the organization's own row and tells all other modules.
 */
@Injectable()
export class DeletionsPurge {
  constructor(
    private readonly database: Database,
    private readonly deletions: DeletionsRepository,
    private readonly slugs: RetiredSlugsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    subscriptions: Subscriptions,
  ) {
    subscriptions.every('purge-deleted', HOUR_SECONDS, (caller, _tick, { signal }) => this.run(caller, signal));
  }

  private async run(caller: Caller, signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - KEPT_MS);
    const nextDue = () =>
      this.database.transaction(caller, () => this.deletions.listDeleted(before, BATCH.organizations));
    for (let due = await nextDue(); due.length > 0; due = await nextDue())
      for (const id of due) await this.purge(asSystem('purge a deleted organization', id, caller), signal);
    await this.repeat(signal, () => this.database.transaction(caller, () => this.slugs.deleteOver(now, BATCH.rows)));
  }

  private async purge(caller: TenantCaller, signal: AbortSignal): Promise<void> {
    await this.repeat(signal, () =>
      this.database.transaction(caller, () => this.deletions.eraseBatch(caller, BATCH.rows)),
    );
    await this.database.transaction(caller, async () => {
      await this.slugs.forgetOrigin(caller);
      if (!(await this.deletions.erase(caller))) return;
      await this.outbox.publish(caller, new OrganizationPurged({ organizationId: caller.organizationId }));
    });
  }

  /** @throws when the work is to stop: it is taken up again by whoever holds the lease next */
  private async repeat(signal: AbortSignal, batch: () => Promise<number>): Promise<void> {
    do signal.throwIfAborted();
    while ((await batch()) > 0);
  }
}
