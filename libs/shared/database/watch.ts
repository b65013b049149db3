import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { sendSeveral } from './repeats.js';
import type { Claim } from './repeats.js';
import { StatementLimit } from './statement-limit.js';

/** Sends one message to the server, and tells of it; `ahead` says that its answer is not waited for. */
export type Tell = <T>(text: string, sending: () => Promise<T>, ahead?: boolean) => Promise<T>;

interface Surroundings {
  readonly tell: Tell;
  /** What the wall reads, as statements. */
  readonly settings: string;
  readonly claim?: Claim;
}

type Send = (text: string, ...rest: unknown[]) => Promise<never>;

/**
 * Stands between a transaction and its connection, and saves it round trips. What begins the transaction carries the
 * wall's settings along, and goes out together with the first statement; the last message carries what the request is
 * answered. A transaction that asks nothing sends nothing. What is left until the deadline goes along, too: after it nothing
 * is sent but ROLLBACK.
 */
class Watch {
  failed = false;
  private begun = false;
  private readonly limit = new StatementLimit();
  private readonly send: Send;

  constructor(
    private readonly runner: QueryRunner,
    private readonly around: Surroundings,
  ) {
    this.send = runner.query.bind(runner) as Send;
  }

  async query(text: string, rest: unknown[]): Promise<unknown> {
    const { claim } = this.around;
    if (text === 'START TRANSACTION') return;
    if (!this.begun && (text === 'COMMIT' || text === 'ROLLBACK')) return;
    if (text === 'ROLLBACK') return this.around.tell(text, () => this.send(text));
    try {
      const first = claim?.before(text, (claiming) => this.go(claiming, () => sendSeveral(this.runner, claiming)));
      // Nothing is awaited without need: a statement that is sent on its sender's stack tells where it comes from.
      if (first) await first;
      const carried = text === 'COMMIT' && claim ? `${claim.rider}${text}` : text;
      return await this.go(carried, () => this.send(carried, ...rest));
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  /** Sends a message, the first one behind what begins the transaction. */
  private async go<T>(text: string, sending: () => Promise<T>): Promise<T> {
    const { tell } = this.around;
    const renewed = this.begun && this.limit.renewed();
    if (renewed === '') return tell(text, sending);
    const client = (await this.runner.connect()) as PoolClient;
    const ahead = renewed || this.beginning();
    this.begun = true;
    // Both are written in this order, whatever is awaited when: the client pipelines, and TypeORM asks it later.
    const [went, answered] = await Promise.allSettled([
      tell(ahead, () => client.query(ahead), true),
      tell(text, sending),
    ]);
    if (went.status === 'rejected') throw went.reason;
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  }

  private beginning(): string {
    return ['START TRANSACTION', this.around.settings, this.limit.first()].filter((it) => it !== '').join('; ');
  }
}

/** @returns whether any statement has failed, as it stands */
export function watch(runner: QueryRunner, around: Surroundings): { readonly failed: boolean } {
  const watched = new Watch(runner, around);
  runner.query = (text: string, ...rest: unknown[]) => watched.query(text, rest) as Promise<never>;
  return watched;
}
