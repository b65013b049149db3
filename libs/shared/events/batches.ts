import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import { HandlerRuns } from './handler-runs.js';
import type { Run } from './handler-runs.js';
import { Inbox } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Milestones } from './milestones.js';
import { Handlers } from './subscriptions.js';

/** Events that share a transaction, at most. */
export const MOST_ROWS = 100;
/** A batch is cut short after this: its transaction holds locks, and keeps every relay of the server from reading on. */
const LONGEST_MS = 100;

const handling = asSystem('handle events');
/** Work inside of a transaction ends with it, and is not asked to give up. */
const never = new AbortController().signal;

/** Gives events to the handlers that write this module's tables alone, many in one transaction. */
@Injectable()
export class Batches {
  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly runs: HandlerRuns,
    private readonly milestones: Milestones,
  ) {}

  /**
   * Handles a batch of a module's events, one after another: all effects and all marks are one commit. Where one fails, all
   * are rolled back and handled again one by one, so that it fails alone. @returns how many events were taken
   */
  async handle(module: string): Promise<number> {
    const keys = this.handlers.of(module, 'database').map(({ key }) => key);
    if (keys.length === 0) return 0;
    let taken: readonly InboxRow[] = [];
    let done: readonly Run[] = [];
    const began = performance.now();
    try {
      done = await this.inTransaction(module, async () => {
        taken = await this.inbox.lockBatch(module, inAnyOrder(keys), MOST_ROWS);
        return this.effects(module, taken);
      });
    } catch (error) {
      const [first] = taken;
      if (!first) throw error;
      if (taken.length === 1) await this.runs.noteFailure(first, { attempts: first.attempts + 1, began, error });
      else for (const row of taken) await this.handleSingle(module, row);
    }
    await this.noteDone(done);
    return taken.length;
  }

  /** What somebody else has by now, or what waits for one that has failed, is left alone. */
  private async handleSingle(module: string, row: InboxRow): Promise<void> {
    let done: readonly Run[] = [];
    const began = performance.now();
    try {
      done = await this.inTransaction(module, async () => {
        const locked = await this.inbox.lockSingle(module, row);
        return this.effects(module, locked ? [locked] : []);
      });
    } catch (error) {
      await this.runs.noteFailure(row, { attempts: row.attempts + 1, began, error });
    }
    await this.noteDone(done);
  }

  private async noteDone(done: readonly Run[]): Promise<void> {
    for (const run of done) this.runs.noteSuccess(run);
    for (const { row } of done) await this.milestones.pass('handler.done', row.handler);
  }

  /** @returns the runs that are done: those of all rows, unless they took too long */
  private async effects(module: string, rows: readonly InboxRow[]): Promise<readonly Run[]> {
    const done: Run[] = [];
    const cutAt = performance.now() + LONGEST_MS;
    for (const row of rows) {
      done.push(await this.runs.run(row, never));
      await this.milestones.pass('handler.effected', row.handler);
      if (performance.now() > cutAt) break;
    }
    const marked = done.map(({ row }) => row);
    if (marked.length > 0) await this.inbox.finishLocked(module, marked);
    for (const { handler } of marked) await this.milestones.pass('handler.marked', handler);
    return done;
  }

  private inTransaction<T>(module: string, work: () => Promise<T>): Promise<T> {
    return this.compartments.of(module).transaction(handling, work);
  }
}

/** A batch is filled from the first handler on: none may always be the first. */
const inAnyOrder = (keys: readonly string[]): string[] =>
  keys
    .map((key) => ({ key, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ key }) => key);
