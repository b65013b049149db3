import { createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { currentActivity } from '../activity/index.js';
import type { Caller } from '../callers/index.js';
import { Keys } from '../config/index.js';
import { currentUnitOfWork } from '../database/index.js';
import { verdictOf } from './claims.js';
import type { Claim, Verdict } from './claims.js';
import { Counters } from './counters.js';
import { rateLimited } from './limits.errors.js';

const KEY_BYTES = 16;

type Refusal = (retryAfterSeconds: number) => Error;

/**
 * Counts what only protects: rates, throttles, caps a day. All processes count together, on the database's time. A limit
 * that is a fact of the business (seats, a quota that is paid for) is a conditional UPDATE of its own module instead.
 */
@Injectable()
export class Limits {
  private readonly logger = new Logger('limits');
  /** A key object: Node 24 takes four times as long to sign with bytes. */
  private readonly secret: KeyObject;

  constructor(
    private readonly counters: Counters,
    keys: Keys,
  ) {
    this.secret = createSecretKey(keys.sign(keys.currentId, 'counter-key', 'counters'));
  }

  /**
   * Takes one of each claim, in one statement. The first that has no room refuses: those before it were taken, those
   * behind it were not, so what concerns the fewest comes first. Callers that claim the same rules name them in the
   * same order.
   * @throws Error inside a transaction: claim before it
   */
  async take(caller: Caller, claims: readonly Claim[]): Promise<Verdict> {
    refuseTransaction();
    const hashed = claims.map((it) => ({ ...it, key: this.keyOf(it) }));
    const verdict = verdictOf(claims, await this.counters.take(hashed));
    if (!verdict.granted) this.tell(caller, verdict.rule);
    return verdict;
  }

  /** The same, for those who only want to go on. @throws what `refusal` makes, `rate_limited` unless given */
  async demand(caller: Caller, claims: readonly Claim[], refusal: Refusal = rateLimited): Promise<void> {
    const verdict = await this.take(caller, claims);
    if (!verdict.granted) throw refusal(verdict.retryAfterSeconds);
  }

  /** Takes, then works; what is refused, by a claim or by the work, did not happen, and nothing of it is counted. */
  async spend<T>(caller: Caller, claims: readonly Claim[], refusal: Refusal, work: () => Promise<T>): Promise<T> {
    const verdict = await this.take(caller, claims);
    if (!verdict.granted) {
      const refused = claims.findIndex(({ name }) => name === verdict.rule);
      if (refused > 0) await this.giveBack(caller, claims.slice(0, refused));
      throw refusal(verdict.retryAfterSeconds);
    }
    try {
      return await work();
    } catch (error) {
      await this.giveBack(caller, claims);
      throw error;
    }
  }

  /** Undoes a taking, in one statement; of the rules named in `lifted` all takings, and with them every delay. */
  async giveBack(_caller: Caller, claims: readonly Claim[], lifted: readonly string[] = []): Promise<void> {
    refuseTransaction();
    await this.counters.giveBack(claims.map((it) => ({ key: this.keyOf(it), whole: lifted.includes(it.name) })));
  }

  /** Forgets all that was taken of these claims. */
  lift(caller: Caller, claims: readonly Claim[]): Promise<void> {
    return this.giveBack(
      caller,
      claims,
      claims.map(({ name }) => name),
    );
  }

  /** Which limit it was stands on the lines of the request, and on its span: an answer does not say. */
  private tell({ requestId }: Caller, rule: string): void {
    const activity = currentActivity()?.root;
    if (activity) activity.attributes['bulkhead.limit'] = rule;
    this.logger.debug({ event: 'limits.refused', rule, requestId, msg: 'A limit refused' });
  }

  /** Keyed, since the hashes of all addresses of the internet could be tried by whoever holds a dump. */
  private keyOf({ name, key }: Claim): Buffer {
    return createHmac('sha256', this.secret).update(`${name}\n${key}`).digest().subarray(0, KEY_BYTES);
  }
}

/** A second connection inside a transaction can wait for itself; and a count must outlive a rollback. */
function refuseTransaction(): void {
  const open = currentUnitOfWork();
  if (open) throw new Error(`A limit was claimed inside a transaction of ${open.module}: claim it before`);
}
