import { Injectable, Logger } from '@nestjs/common';
import { withDeadline } from '../deadlines/index.js';
import { HandlerRuns } from './handler-runs.js';
import { Inbox, LEASE_SECONDS } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Milestones } from './milestones.js';
import { Handlers } from './subscriptions.js';

const RENEWALS_A_LEASE = 3;
const BEAT_MS = (LEASE_SECONDS * 1000) / RENEWALS_A_LEASE;

/** Takes jobs from the inboxes and does them: each under a lease with a fence, with no transaction open. */
@Injectable()
export class Jobs {
  private readonly logger = new Logger('events');

  constructor(
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly runs: HandlerRuns,
    private readonly milestones: Milestones,
  ) {}

  /** Takes jobs of a module, `most` of them. Whoever takes one has to `work` it. */
  async claim(module: string, most: number): Promise<InboxRow[]> {
    const keys = this.handlers.of(module, 'job').map(({ key }) => key);
    return keys.length > 0 ? this.inbox.claim(module, keys, most) : [];
  }

  /** Takes one job and does it. False when there was none. */
  async workOne(module: string, stopping: AbortSignal): Promise<boolean> {
    const [row] = await this.claim(module, 1);
    if (row) await this.work(module, row, stopping);
    return row !== undefined;
  }

  /** Does a job that was taken. `stopping` asks it to give up. */
  async work(module: string, row: InboxRow, stopping: AbortSignal): Promise<void> {
    await this.milestones.pass('job.claimed', row.handler);
    const lost = new AbortController();
    const heartbeat = this.renewUntilLost(module, row, lost);
    const began = performance.now();
    try {
      const run = await this.runs.run(row, AbortSignal.any([stopping, lost.signal]));
      await this.milestones.pass('job.worked', row.handler);
      if (await this.inbox.complete(module, row)) this.runs.noteSuccess(run);
      else this.tellLost(row);
    } catch (error) {
      if (stopping.aborted) await this.inbox.release(module, row);
      else await this.runs.noteFailure(row, { attempts: row.attempts, began, error });
    } finally {
      clearInterval(heartbeat);
    }
    await this.milestones.pass('job.done', row.handler);
  }

  /** It ran once more than it had to: handlers are safe to repeat. */
  private tellLost({ handler, event_id: eventId, event: { requestId } }: InboxRow): void {
    const msg = 'A job ended after its lease was lost';
    this.logger.warn({ event: 'events.lease_lost', handler, eventId, requestId, msg });
  }

  private renewUntilLost(module: string, row: InboxRow, lost: AbortController): NodeJS.Timeout {
    const beat = async () => {
      // A database that does not answer may have let the lease run out: whoever cannot renew must not go on. The last
      // renewal was a beat ago, so that two more are left.
      const held = await withDeadline(2 * BEAT_MS, () => this.inbox.renew(module, row)).catch(() => false);
      if (!held) lost.abort(new Error('the lease is lost'));
    };
    return setInterval(() => void beat(), BEAT_MS);
  }
}
