import { Injectable } from '@nestjs/common';
import { Compartments } from './compartments.js';
import { LookupQuery } from './look-up.js';

/** What was answered under a key. */
export interface KeptAnswer {
  readonly fingerprint: Buffer;
  readonly sealed: string;
}

/** The answers that requests with a key were given, each in the schema of the module that answered. */
@Injectable()
export class KeptAnswers {
  /** How long an answer can be asked for again, in seconds. */
  readonly keepSeconds: number = 72 * 3600;

  constructor(private readonly compartments: Compartments) {}

  /** Runs outside of a transaction. Null as long as nothing has committed under the key. */
  async find(module: string, key: Buffer): Promise<KeptAnswer | null> {
    if (!this.compartments.names().includes(module)) return null;
    const [kept] = await this.compartments.of(module).lookup<KeptAnswer>(
      'what was answered under an idempotency key',
      new LookupQuery(
        `select fingerprint, answer_sealed as sealed from ${module}.idempotency_keys
          where key = '\\x${key.toString('hex')}'::bytea and answer_sealed is not null`,
      ),
    );
    return kept ?? null;
  }

  /** Part of the module's housekeeping: runs inside of its transaction. @returns how many it removed, `most` at most */
  async removeOld(module: string, most: number): Promise<number> {
    const { manager } = this.compartments.of(module).unitOfWork();
    const [, removed] = await manager.query<[unknown[], number]>(
      `delete from ${module}.idempotency_keys where key in (select key from ${module}.idempotency_keys
         where created_at < now() - make_interval(secs => $1) limit $2)`,
      [this.keepSeconds, most],
    );
    return removed;
  }
}
