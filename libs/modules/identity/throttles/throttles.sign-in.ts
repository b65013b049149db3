import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { claim, Limits, networkOf } from '../../../shared/limits/index.js';
import type { Claim } from '../../../shared/limits/index.js';
import { IdentityConfig } from '../identity.config.js';
import { signInThrottled } from '../identity.errors.js';

const MINUTE = 60;
const QUARTER_HOUR = 15 * MINUTE;
const HOUR = 60 * MINUTE;
/** After the tries that are free comes a wait of this long, then of twice as long, a quarter of an hour at most. */
const FIRST_DELAY = 30;
const PAIR = 'sign_in_of_account_from_address';

/**
 * Keeps passwords from being guessed. Tries are counted before a password is looked at, and by what was typed, so an
 * address that nobody has costs and answers the same as one that somebody has. Nothing here locks anybody out for good,
 * and sessions go on.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly limits: Limits,
    private readonly config: IdentityConfig,
  ) {}

  /**
   * One try of the password of an account. A wrong one stays counted; a right one is not, and ends the waiting at this
   * address; one that could not be looked at never was.
   * @param accountKey of the account's address, see `mailboxOf`
   * @param check answers null when the password is wrong
   * @throws `sign_in_throttled` before it is looked at
   */
  async attempt<T>(caller: Caller, accountKey: string, check: () => Promise<T | null>): Promise<T | null> {
    const claims = this.claimsOf(caller, accountKey);
    await this.limits.demand(caller, claims, signInThrottled);
    const right = await this.looked(caller, claims, check);
    if (right !== null) await this.limits.giveBack(caller, claims, [PAIR]);
    return right;
  }

  /** For whoever has just proven the mailbox: the account's tries are all there again, and so are theirs. */
  lift(caller: Caller, accountKey: string): Promise<void> {
    const [pair, address, account] = this.claimsOf(caller, accountKey);
    return this.limits.lift(caller, [pair, address, account]);
  }

  private async looked<T>(caller: Caller, claims: readonly Claim[], check: () => Promise<T>): Promise<T> {
    try {
      return await check();
    } catch (error) {
      await this.limits.giveBack(caller, claims);
      throw error;
    }
  }

  /** What one guesser can use up comes first, so that who is refused there takes nothing from the account itself. */
  private claimsOf({ client }: Caller, accountKey: string): [pair: Claim, address: Claim, account: Claim] {
    const { triesOfPair, triesFromAddress, triesOfAccount } = this.config;
    const network = networkOf(client?.ip ?? '');
    const pair = { name: PAIR, limit: triesOfPair, windowSeconds: QUARTER_HOUR, firstDelaySeconds: FIRST_DELAY };
    const address = { name: 'sign_in_from_address', limit: triesFromAddress, windowSeconds: QUARTER_HOUR };
    const account = { name: 'sign_in_of_account', limit: triesOfAccount, windowSeconds: HOUR };
    return [claim(pair, `${accountKey}\n${network}`), claim(address, network), claim(account, accountKey)];
  }
}
