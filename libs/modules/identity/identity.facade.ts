import { Injectable } from '@nestjs/common';
import type { Caller } from '../../shared/callers/index.js';
import { OneTimeTokensService } from './one-time-tokens/one-time-tokens.service.js';
import { UsersService } from './users/users.service.js';

/** A person, as other modules may know them. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** BCP 47 language tag. */
  readonly locale: string;
  readonly status: 'active' | 'disabled' | 'deleted';
}

/** What one mail has to carry. Keep it no longer than sending takes. */
export interface MailToken {
  /** `already_registered`: tell them that they have an account. Their token and code open nothing. */
  readonly purpose: 'verify' | 'already_registered';
  /** Null when the address has no account. */
  readonly userId: string | null;
  readonly email: string;
  /** For the link, after its `#`. */
  readonly token: string;
  /** 8 digits, to be typed where the sign-up began. */
  readonly code: string;
  readonly attemptId: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

@Injectable()
export class IdentityFacade {
  constructor(
    private readonly users: UsersService,
    private readonly tokens: OneTimeTokensService,
  ) {}

  /** Those of these users that exist, in no particular order; deleted ones are among them. */
  getUsers(caller: Caller, ids: readonly string[]): Promise<UserView[]> {
    return this.users.getUsers(caller, ids);
  }

  /** What `identity.one_time_token.issued` is to mail; null when it was used or has expired: then send nothing. */
  openMailToken(caller: Caller, tokenId: string): Promise<MailToken | null> {
    return this.tokens.openMailToken(caller, tokenId);
  }
}
