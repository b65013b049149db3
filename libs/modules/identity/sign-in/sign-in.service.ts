import { Injectable } from '@nestjs/common';
import { signedInAs } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { SecurityLog } from '../../../shared/logging/index.js';
import { credentialsInvalid } from '../identity.errors.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import type { SignedInView } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../throttles/throttles.sign-in.js';
import { mailboxOf } from '../users/users.mailbox.js';
import type { User } from '../users/user.entity.js';
import { UsersRepository } from '../users/users.repository.js';
import { meView } from '../users/users.service.js';
import { FailedSignIns } from './failed-sign-ins.service.js';
import type { SignIn } from './sign-in.dto.js';

interface Proven {
  readonly user: User;
  readonly hash: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly throttle: SignInThrottle,
    private readonly failures: FailedSignIns,
    private readonly security: SecurityLog,
  ) {}

  /** Known address or not, it is the same statements and one hash until the password has proven right. */
  async signIn(caller: Caller, { email, password }: SignIn): Promise<SignedInView> {
    const { key } = mailboxOf(email);
    const proven = await this.throttle.attempt(caller, key, () => this.prove(caller, key, password));
    if (!proven) throw credentialsInvalid();
    const { user, hash } = proven;
    const person = signedInAs(caller, user.id);
    const opened = await this.open(person, user, hash, await this.passwords.renewed(hash, password));
    this.security.record('sign_in_succeeded', person, { sessionId: opened.session.id, method: 'password' });
    return opened;
  }

  private async prove(caller: Caller, key: string, password: string): Promise<Proven | null> {
    const user = await this.database.transaction(caller, () => this.users.findByEmailKey(key));
    const hash = user?.status === 'active' ? user.passwordHash : null;
    const matches = await this.passwords.matches(hash, password);
    if (user && hash !== null && matches) return { user, hash };
    await this.failures.count(caller, key, user?.id ?? null);
    this.security.record('sign_in_failed', caller, { userId: user?.id });
    return null;
  }

  private refused(person: Caller): Error {
    this.security.record('sign_in_failed', person);
    return credentialsInvalid();
  }

  private open(person: Caller, user: User, hash: string, renewed: string | null): Promise<SignedInView> {
    return this.database.transaction(person, async () => {
      if (renewed !== null) await this.users.replacePasswordHash(user.id, hash, renewed);
      // While the hash was computed, the password may have been changed or the user disabled: that must win.
      if (!(await this.users.holdPassword(user))) throw this.refused(person);
      const started = await this.sessions.start(person, 'password');
      return { outcome: 'signed_in', user: meView(user), ...started };
    });
  }
}
