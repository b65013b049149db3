import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { signedInAs } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { SecurityLog } from '../../../shared/logging/index.js';
import { attemptNotFound } from '../identity.errors.js';
import { UserRegistered } from '../identity.events.js';
import { OneTimeTokensRepository } from '../one-time-tokens/one-time-tokens.repository.js';
import type { TokenMailbox } from '../one-time-tokens/one-time-tokens.repository.js';
import { notProven, OneTimeTokensService } from '../one-time-tokens/one-time-tokens.service.js';
import { PasswordPolicy } from '../passwords/passwords.policy.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import type { SignedInView } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { MailThrottle } from '../throttles/throttles.mails.js';
import { mailboxOf } from '../users/users.mailbox.js';
import type { Mailbox } from '../users/users.mailbox.js';
import type { User } from '../users/user.entity.js';
import { UsersRepository } from '../users/users.repository.js';
import { meView } from '../users/users.service.js';
import type { ResendVerification, SignUp, SignUpAttempt, VerifyEmail } from './sign-up.dto.js';

const DEFAULT_LOCALE = 'en';

@Injectable()
export class SignUpService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly tokenRows: OneTimeTokensRepository,
    private readonly tokens: OneTimeTokensService,
    private readonly passwords: PasswordsService,
    private readonly policy: PasswordPolicy,
    private readonly sessions: SessionsService,
    private readonly mails: MailThrottle,
    private readonly security: SecurityLog,
  ) {}

  async signUp(caller: Caller, { email }: SignUp): Promise<SignUpAttempt> {
    const mailbox = mailboxOf(email);
    await this.mails.count(caller, mailbox.key);
    return this.database.transaction(caller, () => this.issue(caller, mailbox));
  }

  /** A new attempt for the address of the former one, whatever became of that: the answer tells nothing about it. */
  async resend(caller: Caller, { attemptId }: ResendVerification): Promise<SignUpAttempt> {
    const mailbox = await this.tokenRows.findMailbox(attemptId);
    if (!mailbox) throw attemptNotFound();
    await this.mails.count(caller, mailbox.key);
    return this.database.transaction(caller, () => this.issue(caller, mailbox));
  }

  async verifyEmail(caller: Caller, body: VerifyEmail): Promise<SignedInView> {
    const { password, name } = body;
    // Before the proof, so that a weak password costs none of the code's five tries.
    await this.policy.check(password, [name]);
    const mailbox = await this.tokens.proven(caller, 'verify', body);
    await this.policy.check(password, [name, mailbox.email]);
    const user = newUser(mailbox, name, await this.passwords.hash(password), this.clock.now());
    const person = signedInAs(caller, user.id);
    const opened = await this.register(person, mailbox.id, user, body);
    this.security.record('sign_in_succeeded', person, { sessionId: opened.session.id, method: 'email' });
    return opened;
  }

  /** The same statements for a known and for an unknown address; only the mail says which it is. */
  private async issue(caller: Caller, typed: Mailbox): Promise<SignUpAttempt> {
    const known = await this.users.findByEmailKey(typed.key);
    const mailbox = known ? { email: known.email, key: known.emailKey } : typed;
    const purpose = known ? 'already_registered' : 'verify';
    return { attemptId: await this.tokens.issue(caller, { purpose, userId: known?.id ?? null, mailbox }) };
  }

  private register(person: Caller, tokenId: string, user: NewUser, proof: VerifyEmail): Promise<SignedInView> {
    return this.database.transaction(person, async () => {
      if (!(await this.tokens.consume(tokenId))) throw notProven(proof);
      await this.users.insert(user);
      await this.outbox.publish(person, new UserRegistered({ userId: user.id }));
      const started = await this.sessions.start(person, 'email');
      return { outcome: 'signed_in', user: meView(user), ...started };
    });
  }
}

type NewUser = Omit<User, 'version'>;

const newUser = ({ email, emailKey }: TokenMailbox, name: string, passwordHash: string, now: Date): NewUser => ({
  id: randomUUIDv7(),
  email,
  emailKey,
  name,
  locale: DEFAULT_LOCALE,
  passwordHash,
  passwordSetAt: now,
  status: 'active',
  deletedAt: null,
  createdAt: now,
});
