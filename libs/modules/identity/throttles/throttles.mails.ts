import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { claim, Limits } from '../../../shared/limits/index.js';
import { IdentityConfig } from '../identity.config.js';
import { mailsThrottled } from '../identity.errors.js';

const QUARTER_HOUR = 15 * 60;
const DAY = 24 * 60 * 60;

/** Keeps the mailbox of somebody else from being filled: whatever is mailed to an address unasked is counted together. */
@Injectable()
export class MailThrottle {
  constructor(
    private readonly limits: Limits,
    private readonly config: IdentityConfig,
  ) {}

  /**
   * Counts a mail to this address. Call it before the transaction that issues the token, whether or not the address is
   * known: it counts what was typed.
   * @param addressKey see `mailboxOf`
   * @throws `mails_throttled`
   */
  count(caller: Caller, addressKey: string): Promise<void> {
    const { mailsPerQuarterHour, mailsPerDay } = this.config;
    const soon = { name: 'mails_to_address', limit: mailsPerQuarterHour, windowSeconds: QUARTER_HOUR };
    const daily = { name: 'mails_to_address_daily', limit: mailsPerDay, windowSeconds: DAY };
    return this.limits.demand(caller, [claim(soon, addressKey), claim(daily, addressKey)], mailsThrottled);
  }
}
