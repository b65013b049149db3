import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments, KeptAnswers } from '../database/index.js';
import { updatedRows } from './cursors.js';

const BATCH = 1000;
const tidying = asSystem('remove what has been handled');

/** Removes what every subscriber has passed, marks of events that are long done, and answers kept long enough. */
@Injectable()
export class Housekeeping {
  /** How long handled events stay readable, in seconds: the time to look back, and to `backfill`. */
  readonly keepSeconds: number = 7 * 24 * 3600;

  constructor(
    private readonly compartments: Compartments,
    private readonly answers: KeptAnswers,
  ) {}

  /** One batch a module. True when there may be more. */
  async tidy(): Promise<boolean> {
    let full = false;
    for (const module of this.compartments.names()) {
      const removed = await this.compartments.of(module).transaction(tidying, () => this.remove(module));
      full ||= removed === BATCH;
    }
    return full;
  }

  /**
   * Inbox marks go one period later than outbox rows: while a relay could still bring an event, its mark must be
   * there to refuse it.
   */
  private async remove(module: string): Promise<number> {
    const { manager } = this.compartments.of(module).unitOfWork();
    const events = await manager.query<unknown[]>(
      `delete from ${module}.event_outbox where id in (select o.id from ${module}.event_outbox o
         where o.occurred_at < now() - make_interval(secs => $1)
           and not exists (select from ${module}.event_cursors c where (o.xid, o.sequence) > (c.xid, c.sequence))
         order by o.xid, o.sequence limit ${BATCH})`,
      [this.keepSeconds],
    );
    const marks = await manager.query<unknown[]>(
      `delete from ${module}.event_inbox where (handler, event_id) in (select handler, event_id
         from ${module}.event_inbox where status = 'done' and finished_at < now() - make_interval(secs => $1)
         limit ${BATCH})`,
      [2 * this.keepSeconds],
    );
    await manager.query(`delete from ${module}.event_ticks where struck_at < now() - make_interval(secs => $1)`, [
      2 * this.keepSeconds,
    ]);
    const answers = await this.answers.removeOld(module, BATCH);
    return Math.max(updatedRows(events), updatedRows(marks), answers);
  }
}
