import { Injectable } from '@nestjs/common';
import { signedInUser } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { SecurityLog } from '../../../shared/logging/index.js';
import { passwordWrong } from '../identity.errors.js';
import { UserPasswordChanged } from '../identity.events.js';
import { OneTimeTokensService } from '../one-time-tokens/one-time-tokens.service.js';
import { PasswordPolicy } from '../passwords/passwords.policy.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import type { SignedInView } from '../sessions/sessions.dto.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInThrottle } from '../throttles/throttles.sign-in.js';
import type { User } from '../users/user.entity.js';
import { UsersRepository } from '../users/users.repository.js';
import { meView } from '../users/users.service.js';
import type { ChangePassword, Reauthenticate } from './password-change.dto.js';

type Proven = User & { readonly passwordHash: string };

/** What a person who is signed in does with their password: change it, or show it again. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly tokens: OneTimeTokensService,
    private readonly passwords: PasswordsService,
    private readonly policy: PasswordPolicy,
    private readonly sessions: SessionsService,
    private readonly throttle: SignInThrottle,
    private readonly security: SecurityLog,
  ) {}

  /** Other sessions stay: `POST /v1/me/sessions/revoke-others` ends them. Mails that would reset the password end here. */
  async change(caller: Caller, { currentPassword, newPassword }: ChangePassword): Promise<SignedInView> {
    const user = await this.prove(caller, currentPassword, 'currentPassword');
    await this.policy.check(newPassword, [user.name, user.email], 'newPassword');
    const passwordHash = await this.passwords.hash(newPassword);
    const renewed = await this.database.transaction(caller, async () => {
      const chosen = { passwordHash, passwordSetAt: this.clock.now() };
      if (!(await this.users.setPassword(user.id, chosen, user))) throw this.refused(caller, 'currentPassword');
      await this.tokens.consumeAll('reset', user.id);
      await this.outbox.publish(caller, new UserPasswordChanged({ userId: user.id }));
      return this.renewed(caller, user);
    });
    this.security.record('password_changed', caller);
    return renewed;
  }

  async reauthenticate(caller: Caller, { password }: Reauthenticate): Promise<SignedInView> {
    const user = await this.prove(caller, password, 'password');
    const renewed = await this.passwords.renewed(user.passwordHash, password);
    return this.database.transaction(caller, async () => {
      if (renewed !== null) await this.users.replacePasswordHash(user.id, user.passwordHash, renewed);
      // While the hash was computed, the password may have been changed or the user disabled: that must win.
      if (!(await this.users.holdPassword(user))) throw this.refused(caller, 'password');
      return this.renewed(caller, user);
    });
  }

  private async prove(caller: Caller, password: string, member: 'currentPassword' | 'password'): Promise<Proven> {
    const user = await this.database.transaction(caller, () => this.users.findById(signedInUser(caller)));
    if (user?.status !== 'active') throw kernelErrors.unauthenticated();
    const { passwordHash } = user;
    const right = await this.throttle.attempt(caller, user.emailKey, async () =>
      (await this.passwords.matches(passwordHash, password)) ? passwordHash : null,
    );
    if (right === null) throw this.refused(caller, member);
    return { ...user, passwordHash: right };
  }

  private refused(caller: Caller, member: 'currentPassword' | 'password'): Error {
    this.security.record('reauthentication_failed', caller);
    return passwordWrong(member);
  }

  private async renewed(caller: Caller, user: User): Promise<SignedInView> {
    return { outcome: 'signed_in', user: meView(user), ...(await this.sessions.renew(caller)) };
  }
}
