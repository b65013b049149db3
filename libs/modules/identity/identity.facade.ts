import { Injectable } from '@nestjs/common';
import type { Caller, TenantCaller } from '../../shared/callers/index.js';
import { Facade } from '../../shared/composition/index.js';
import { ApiKeyUpkeep } from './api-keys/api-keys.upkeep.js';
import type { MailToken } from './one-time-tokens/one-time-tokens.dto.js';
import { OneTimeTokensService } from './one-time-tokens/one-time-tokens.service.js';
import type { UserView } from './users/users.dto.js';
import { UsersService } from './users/users.service.js';

@Facade('identity')
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly users: UsersService,
    private readonly tokens: OneTimeTokensService,
    private readonly keys: ApiKeyUpkeep,
  ) {}

  /**
   * Those of these users that exist, in no particular order; deleted ones are among them (organizations,
   * notifications).
   */
  getUsers(caller: Caller, ids: readonly string[]): Promise<UserView[]> {
    return this.users.getUsers(caller, ids);
  }

  /**
   * Whose address this is, however it is spelt; null when nobody has it. What comes of it must not tell strangers
   * (organizations).
   */
  findUserByEmail(caller: Caller, email: string): Promise<UserView | null> {
    return this.users.findUserByEmail(caller, email);
  }

  /**
   * What `identity.one_time_token.issued` is to mail; null when it was used or has expired: then send nothing
   * (notifications).
   */
  openMailToken(caller: Caller, tokenId: string): Promise<MailToken | null> {
    return this.tokens.openMailToken(caller, tokenId);
  }

  /**
   * Suspends the API keys of the caller's organization that this person answers for, who is no member of it any more
   * (organizations). Safe to repeat.
   */
  suspendKeysOf(caller: TenantCaller, userId: string): Promise<void> {
    return this.keys.suspendKeysOf(caller, userId);
  }

  /** Erases all that belongs to the caller's organization, which was purged (organizations). Safe to repeat. */
  eraseOrganization(caller: TenantCaller): Promise<void> {
    return this.keys.eraseOrganization(caller);
  }
}
