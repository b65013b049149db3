import { Injectable } from '@nestjs/common';
import { hashPassword, isOutdated, isPasswordOf, unmatchableHash } from './passwords.argon2id.js';
import { PasswordQueue } from './passwords.queue.js';

@Injectable()
export class PasswordsService {
  private readonly nobodys = unmatchableHash();

  constructor(private readonly queue: PasswordQueue) {}

  /** A PHC string. Takes tens of milliseconds of one core: never within a transaction. */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hashPassword(password));
  }

  /** Exactly one hash is computed, also when there is none to compare with: the time must not tell who has an account. */
  async matches(hash: string | null, password: string): Promise<boolean> {
    const same = await this.queue.run(() => isPasswordOf(hash ?? this.nobodys, password));
    return same && hash !== null;
  }

  /** The same password hashed with today's parameters; null when it is already. */
  async renewed(hash: string, password: string): Promise<string | null> {
    return isOutdated(hash) ? this.hash(password) : null;
  }
}
