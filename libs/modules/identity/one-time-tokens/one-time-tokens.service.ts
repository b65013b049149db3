import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { verificationInvalid } from '../identity.errors.js';
import { OneTimeTokenIssued } from '../identity.events.js';
import type { Mailbox } from '../users/users.mailbox.js';
import type { OneTimeToken, OneTimeTokenPurpose } from './one-time-token.entity.js';
import type { MailedProof, MailToken } from './one-time-tokens.dto.js';
import { OneTimeTokensRepository } from './one-time-tokens.repository.js';
import type { TokenMailbox } from './one-time-tokens.repository.js';
import { OneTimeTokenSecrets } from './one-time-tokens.secrets.js';

const HOUR_MS = 60 * 60 * 1000;

/**
 * A day is long enough for a mail that was held up, where nothing exists yet that the token could open. One that opens an
 * account is good for an hour: whoever asked for it waits for it.
 */
const lifetimesMs: Readonly<Record<OneTimeTokenPurpose, number>> = {
  verify: 24 * HOUR_MS,
  already_registered: 24 * HOUR_MS,
  reset: HOUR_MS,
};
const TRIES = 5;

/** What is mailed, why, and to whom. */
export interface Issue {
  readonly purpose: OneTimeTokenPurpose;
  readonly userId: string | null;
  readonly mailbox: Mailbox;
}

@Injectable()
export class OneTimeTokensService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly tokens: OneTimeTokensRepository,
    private readonly secrets: OneTimeTokenSecrets,
  ) {}

  /** Writes the token and the event that gets it mailed. @returns its id */
  issue(caller: Caller, { purpose, userId, mailbox }: Issue): Promise<string> {
    const { id, ...secrets } = this.draw(purpose);
    const now = this.clock.now();
    const sentTo = { purpose, userId, email: mailbox.email, emailKey: mailbox.key };
    const expiresAt = new Date(now.getTime() + lifetimesMs[purpose]);
    const life = { attempts: 0, expiresAt, consumedAt: null, createdAt: now };
    return this.database.transaction(caller, async () => {
      await this.tokens.insert({ id, ...sentTo, ...secrets, ...life });
      await this.outbox.publish(caller, new OneTimeTokenIssued({ tokenId: id, purpose }));
      return id;
    });
  }

  /**
   * The mailbox that was proven. Every call with a code takes one of its five tries, and that is kept even if the code is
   * wrong.
   * @throws `verification_invalid` when it is unknown, altered, used, expired or exhausted
   */
  async proven(caller: Caller, purpose: OneTimeTokenPurpose, proof: MailedProof): Promise<TokenMailbox> {
    const { token, attemptId = '', code = '' } = proof;
    const mailbox =
      token === undefined
        ? await this.provenByCode(caller, purpose, attemptId, code)
        : await this.tokens.findOpen(purpose, this.secrets.tokenHash(token));
    if (!mailbox) throw notProven(proof);
    return mailbox;
  }

  private async provenByCode(
    caller: Caller,
    purpose: OneTimeTokenPurpose,
    attemptId: string,
    code: string,
  ): Promise<TokenMailbox | null> {
    const token = await this.database.transaction(caller, () =>
      this.tokens.takeTry(purpose, attemptId, this.clock.now(), TRIES),
    );
    return token && this.secrets.isCodeOf(token, code) ? token : null;
  }

  /** Uses the token up, within the transaction of what it is used for; false when somebody else was faster. */
  consume(id: string): Promise<boolean> {
    return this.tokens.consume(id, this.clock.now());
  }

  /** Uses up all that was mailed to a user for this, within the transaction that makes it pointless. @returns their ids */
  consumeAll(purpose: OneTimeTokenPurpose, userId: string): Promise<string[]> {
    return this.tokens.consumeAll(purpose, userId, this.clock.now());
  }

  /** What to mail; null when nothing is left to be mailed, because it was used or has expired. */
  async openMailToken(caller: Caller, tokenId: string): Promise<MailToken | null> {
    const token = await this.database.transaction(caller, () => this.tokens.findById(tokenId));
    if (!token || token.consumedAt !== null || token.expiresAt <= this.clock.now()) return null;
    return this.mailOf(token);
  }

  private draw(purpose: OneTimeTokenPurpose) {
    const source = { id: randomUUIDv7(), purpose, keyId: this.secrets.currentKeyId };
    const tokenHash = this.secrets.tokenHash(this.secrets.tokenOf(source));
    return { ...source, tokenHash, codeHash: this.secrets.codeHash(source, this.secrets.codeOf(source)) };
  }

  private mailOf(token: OneTimeToken): MailToken {
    const { id, purpose, userId, email, expiresAt } = token;
    const secrets = { token: this.secrets.tokenOf(token), code: this.secrets.codeOf(token) };
    return { purpose, userId, email, ...secrets, attemptId: id, expiresAt: expiresAt.toISOString() };
  }
}

/** The one refusal of whatever proves nothing, pointing at what was sent. */
export const notProven = ({ token }: MailedProof) => verificationInvalid(token === undefined ? 'code' : 'token');
