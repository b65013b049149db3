import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { OneTimeTokenIssued } from '../identity.events.js';
import type { Mailbox } from '../users/users.mailbox.js';
import type { OneTimeToken, OneTimeTokenPurpose } from './one-time-token.entity.js';
import type { MailToken } from './one-time-tokens.dto.js';
import { OneTimeTokensRepository } from './one-time-tokens.repository.js';
import type { TokenMailbox } from './one-time-tokens.repository.js';
import { OneTimeTokenSecrets } from './one-time-tokens.secrets.js';

/** Long enough for a mail that was held up; until it is used nothing exists that the token could open. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;
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
    const life = { attempts: 0, expiresAt: new Date(now.getTime() + LIFETIME_MS), consumedAt: null, createdAt: now };
    return this.database.transaction(caller, async () => {
      await this.tokens.insert({ id, ...sentTo, ...secrets, ...life });
      await this.outbox.publish(caller, new OneTimeTokenIssued({ tokenId: id, purpose }));
      return id;
    });
  }

  /** The mailbox that this token proves; null when it is unknown, used or expired. */
  provenByToken(purpose: OneTimeTokenPurpose, token: string): Promise<TokenMailbox | null> {
    return this.tokens.findOpen(purpose, this.secrets.tokenHash(token));
  }

  /** The same for a typed code. Every call takes one of the five tries, and is kept even if the code is wrong. */
  async provenByCode(
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
