import { Injectable } from '@nestjs/common';
import { signedInUser } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import type { ChangeMe, MeView, UserView } from './users.dto.js';
import type { User } from './user.entity.js';
import { mailboxOf } from './users.mailbox.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
  ) {}

  me(caller: Caller): Promise<MeView> {
    return this.database.transaction(caller, () => this.read(caller));
  }

  changeMe(caller: Caller, { name, locale }: ChangeMe): Promise<MeView> {
    const changes = {
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale: Intl.getCanonicalLocales(locale)[0] }),
    };
    return this.database.transaction(caller, async () => {
      if (Object.keys(changes).length > 0) await this.users.update(signedInUser(caller), changes);
      return this.read(caller);
    });
  }

  async getUsers(caller: Caller, ids: readonly string[]): Promise<UserView[]> {
    if (ids.length === 0) return [];
    return this.database.transaction(caller, () => this.users.listByIds(ids));
  }

  async findUserByEmail(caller: Caller, email: string): Promise<UserView | null> {
    const { key } = mailboxOf(email);
    const user = await this.database.transaction(caller, () => this.users.findByEmailKey(key));
    return user && userView(user);
  }

  private async read(caller: Caller): Promise<MeView> {
    const user = await this.users.findById(signedInUser(caller));
    if (!user) throw kernelErrors.unauthenticated();
    return meView(user);
  }
}

const userView = ({ id, name, email, locale, status }: User): UserView => ({ id, name, email, locale, status });

export const meView = ({ id, email, name, locale, createdAt }: Omit<User, 'version'>): MeView => ({
  id,
  email,
  name,
  locale,
  createdAt: createdAt.toISOString(),
});
