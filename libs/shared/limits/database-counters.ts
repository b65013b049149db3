import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import type { Counted } from './claims.js';
import { giveBackStatement, sweepStatement, takeStatement } from './counter-statements.js';
import { Counters } from './counters.js';
import type { HashedClaim, Return } from './counters.js';

/** Counts for all processes, in a table that survives no crash of the server: it is not worth a write-ahead log. */
@Injectable()
export class DatabaseCounters extends Counters {
  constructor(private readonly database: Database) {
    super();
  }

  override take(claims: readonly HashedClaim[]): Promise<Counted[]> {
    const parameters = claims.flatMap(({ key, limit, windowSeconds, firstDelaySeconds = 0 }) => [
      key,
      limit,
      windowSeconds,
      firstDelaySeconds,
    ]);
    return this.database.once<Counted>(takeStatement(claims.length), parameters);
  }

  override async giveBack(returns: readonly Return[]): Promise<void> {
    const [keys, whole] = [returns.map(({ key }) => key), returns.map((it) => it.whole)];
    await this.database.once(giveBackStatement, [keys, whole]);
  }

  /** Removes counters that are over. @returns how many */
  async sweep(most: number): Promise<number> {
    return (await this.database.once(sweepStatement, [most])).length;
  }
}
