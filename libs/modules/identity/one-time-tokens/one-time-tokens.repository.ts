import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, MoreThan, Repository } from 'typeorm';
import { Database, digest, sql, uuid, word } from '../../../shared/database/index.js';
import type { Mailbox } from '../users/users.mailbox.js';
import { OneTimeToken } from './one-time-token.entity.js';
import type { OneTimeTokenPurpose } from './one-time-token.entity.js';

/** The mailbox that a token was sent to, and whose it was when it was sent. */
export interface TokenMailbox {
  readonly id: string;
  readonly userId: string | null;
  readonly email: string;
  readonly emailKey: string;
}

/** What is needed to judge a code. */
export type TriedToken = TokenMailbox & Pick<OneTimeToken, 'purpose' | 'keyId' | 'codeHash'>;

interface TriedRow extends Pick<OneTimeToken, 'id' | 'email' | 'purpose'> {
  readonly user_id: string | null;
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

  /** Where this token was sent, whatever became of it. */
  async findMailbox(id: string): Promise<Mailbox | null> {
    const found = await this.database.lookup<Mailbox>(
      'where was this token sent',
      sql`select email, email_key as key from identity.one_time_tokens where id = ${uuid(id)}`,
    );
    return found[0] ?? null;
  }

  /** The open token of this purpose and hash. */
  async findOpen(purpose: OneTimeTokenPurpose, tokenHash: Buffer): Promise<TokenMailbox | null> {
    const found = await this.database.lookup<TokenMailbox>(
      'which mail does this token come from',
      sql`select id, user_id as "userId", email, email_key as "emailKey" from identity.one_time_tokens
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
      .returning(['id', 'userId', 'email', 'emailKey', 'purpose', 'keyId', 'codeHash'])
      .execute();
    const [row] = updated.raw as TriedRow[];
    if (!row) return null;
    return { ...row, userId: row.user_id, emailKey: row.email_key, keyId: row.key_id, codeHash: row.code_hash };
  }

  /** True for one caller only, however many come at once. */
  async consume(id: string, now: Date): Promise<boolean> {
    const { affected } = await this.tokens.update(open(id, now), { consumedAt: now });
    return affected === 1;
  }

  /** Uses up all open tokens of this purpose that were sent to a user. @returns their ids */
  async consumeAll(purpose: OneTimeTokenPurpose, userId: string, now: Date): Promise<string[]> {
    const consumed = await this.tokens
      .createQueryBuilder()
      .update({ consumedAt: now })
      .where({ userId, purpose, consumedAt: IsNull(), expiresAt: MoreThan(now) })
      .returning(['id'])
      .execute();
    return (consumed.raw as { id: string }[]).map(({ id }) => id);
  }
}

const open = (id: string, now: Date) => ({ id, consumedAt: IsNull(), expiresAt: MoreThan(now) });
