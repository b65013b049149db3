import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, MoreThan, Repository } from 'typeorm';
import { Database, digest, sql, word } from '../../../shared/database/index.js';
import { OneTimeToken } from './one-time-token.entity.js';
import type { OneTimeTokenPurpose } from './one-time-token.entity.js';

/** The mailbox that a token was sent to. */
export interface TokenMailbox {
  readonly id: string;
  readonly email: string;
  readonly emailKey: string;
}

/** What is needed to judge a code. */
export type TriedToken = TokenMailbox & Pick<OneTimeToken, 'purpose' | 'keyId' | 'codeHash'>;

interface TriedRow extends Pick<OneTimeToken, 'id' | 'email' | 'purpose'> {
  readonly email_key: string;
  readonly key_id: string;
  readonly code_hash: Buffer;
}

@Injectable()
export class OneTimeTokensRepository {
  constructor(
    private readonly database: Database,
    @InjectRepository(OneTimeToken, 'identity') private readonly tokens: Repository<OneTimeToken>,
  ) {}

  async insert(token: OneTimeToken): Promise<void> {
    await this.tokens.insert(token);
  }

  findById(id: string): Promise<OneTimeToken | null> {
    return this.tokens.findOneBy({ id });
  }

  /** The open token of this purpose and hash. */
  async findOpen(purpose: OneTimeTokenPurpose, tokenHash: Buffer): Promise<TokenMailbox | null> {
    const found = await this.database.lookup<TokenMailbox>(
      'which mail does this token come from',
      sql`select id, email, email_key as "emailKey" from identity.one_time_tokens
        where token_hash = ${digest(tokenHash)} and purpose = ${word(purpose)}
          and consumed_at is null and expires_at > now()`,
    );
    return found[0] ?? null;
  }

  /** Takes one try of a code; null when the token is not open or has no try left. */
  async takeTry(purpose: OneTimeTokenPurpose, id: string, now: Date, tries: number): Promise<TriedToken | null> {
    const updated = await this.tokens
      .createQueryBuilder()
      .update({ attempts: () => 'attempts + 1' })
      .where({ ...open(id, now), purpose, attempts: LessThan(tries) })
      .returning(['id', 'email', 'emailKey', 'purpose', 'keyId', 'codeHash'])
      .execute();
    const [row] = updated.raw as TriedRow[];
    return row ? { ...row, emailKey: row.email_key, keyId: row.key_id, codeHash: row.code_hash } : null;
  }

  /** True for one caller only, however many come at once. */
  async consume(id: string, now: Date): Promise<boolean> {
    const { affected } = await this.tokens.update(open(id, now), { consumedAt: now });
    return affected === 1;
  }
}

const open = (id: string, now: Date) => ({ id, consumedAt: IsNull(), expiresAt: MoreThan(now) });
