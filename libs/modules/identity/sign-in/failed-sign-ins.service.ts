import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Keys } from '../../../shared/config/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox, Subscriptions } from '../../../shared/events/index.js';
import { UserSignInFailed } from '../identity.events.js';
import { FailedSignInsRepository } from './failed-sign-ins.repository.js';
import type { FailuresOfAccount } from './failed-sign-ins.repository.js';

const MINUTE = 60;
const BATCH = 500;

/**
 * Tells of wrong passwords once a minute and account, however many there were: an attack must not fill the outbox. They
 * are counted for an address that nobody has by the same statement, and then dropped.
 */
@Injectable()
export class FailedSignIns {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly failures: FailedSignInsRepository,
    subscriptions: Subscriptions,
  ) {
    subscriptions.every('tell-failed-sign-ins', MINUTE, (caller) => this.tell(caller));
  }

  async count(caller: Caller, accountKey: string, userId: string | null): Promise<void> {
    const accountHash = this.keys.sign(this.keys.currentId, 'failed-sign-in', accountKey);
    const createdAt = this.clock.now();
    await this.database.transaction(caller, () => this.failures.count({ accountHash, userId, createdAt }));
  }

  private async tell(caller: Caller): Promise<void> {
    const aMinuteAgo = new Date(this.clock.now().getTime() - MINUTE * 1000);
    let full = true;
    while (full) {
      full = await this.database.transaction(caller, async () => {
        const taken = await this.failures.takeBefore(aMinuteAgo, BATCH);
        const events = taken.filter(isOfUser).map((it) => new UserSignInFailed({ userId: it.userId, count: it.count }));
        if (events.length > 0) await this.outbox.publish(caller, ...events);
        return taken.length === BATCH;
      });
    }
  }
}

const isOfUser = (it: FailuresOfAccount): it is FailuresOfAccount & { userId: string } => it.userId !== null;
