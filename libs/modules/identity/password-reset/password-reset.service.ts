import { Injectable } from '@nestjs/common';
import { signedInAs } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { SecurityLog } from '../../../shared/logging/index.js';
import { UserPasswordChanged } from '../identity.events.js';
import type { TokenMailbox } from '../one-time-tokens/one-time-tokens.repository.js';
import { notProven, OneTimeTokensService } from '../one-time-tokens/one-time-tokens.service.js';
import { PasswordPolicy } from '../passwords/passwords.policy.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { MailThrottle } from '../throttles/throttles.mails.js';
import { SignInThrottle } from '../throttles/throttles.sign-in.js';
import { mailboxOf } from '../users/users.mailbox.js';
import type { User } from '../users/user.entity.js';
import { UsersRepository } from '../users/users.repository.js';
import type { ForgotPassword, PasswordResetAttempt, ResetPassword } from './password-reset.dto.js';

@Injectable()
export class PasswordResetService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly tokens: OneTimeTokensService,
    private readonly passwords: PasswordsService,
    private readonly policy: PasswordPolicy,
    private readonly sessions: SessionsService,
    private readonly mails: MailThrottle,
    private readonly signIns: SignInThrottle,
    private readonly security: SecurityLog,
  ) {}

  /** The same statements whether the address has an account or not; the token of one that has none is never mailed. */
  async forgot(caller: Caller, { email }: ForgotPassword): Promise<PasswordResetAttempt> {
    const typed = mailboxOf(email);
    await this.mails.count(caller, typed.key);
    return this.database.transaction(caller, async () => {
      const found = await this.users.findByEmailKey(typed.key);
      const user = found?.status === 'active' ? found : null;
      const mailbox = user ? { email: user.email, key: user.emailKey } : typed;
      return { attemptId: await this.tokens.issue(caller, { purpose: 'reset', userId: user?.id ?? null, mailbox }) };
    });
  }

  /**
   * Changes the password, and ends whatever was opened by the former one. It opens no session: signing in, with all that
   * stands in its way, is done at one door. What guessing at the former password has put in that way is lifted.
   */
  async reset(caller: Caller, body: ResetPassword): Promise<void> {
    const { password } = body;
    // Before the proof, so that a weak password costs none of the code's five tries.
    await this.policy.check(password, []);
    const mailbox = await this.tokens.proven(caller, 'reset', body);
    const user = await this.ownerOf(caller, mailbox);
    if (!user) throw notProven(body);
    await this.policy.check(password, [user.name, user.email]);
    const person = signedInAs(caller, user.id);
    await this.replace(person, mailbox.id, await this.passwords.hash(password), body);
    this.security.record('password_reset', person);
    await this.signIns.lift(caller, user.emailKey);
  }

  private async ownerOf(caller: Caller, { userId }: TokenMailbox): Promise<User | null> {
    if (userId === null) return null;
    const user = await this.database.transaction(caller, () => this.users.findById(userId));
    return user?.status === 'active' ? user : null;
  }

  /** The user's row comes first: it lets one of several at once through, and holds up who signs in meanwhile. */
  private replace(person: Caller, tokenId: string, passwordHash: string, proof: ResetPassword): Promise<void> {
    const { userId = '' } = person;
    return this.database.transaction(person, async () => {
      const isSet = await this.users.setPassword(userId, { passwordHash, passwordSetAt: this.clock.now() });
      const used = await this.tokens.consumeAll('reset', userId);
      if (!isSet || !used.includes(tokenId)) throw notProven(proof);
      await this.outbox.publish(person, new UserPasswordChanged({ userId }));
      await this.sessions.endOthers(person);
    });
  }
}
