import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './user.entity.js';
import type { UserView } from './users.dto.js';

/** What a person may change about themselves. */
export type UserChanges = Partial<Pick<User, 'name' | 'locale'>>;

/** A hash, and when the password behind it was chosen. */
export interface ChosenPassword {
  readonly passwordHash: string;
  readonly passwordSetAt: Date;
}

@Injectable()
export class UsersRepository {
  constructor(@InjectRepository(User, 'identity') private readonly users: Repository<User>) {}

  async insert(user: Omit<User, 'version'>): Promise<void> {
    await this.users.insert(user);
  }

  findById(id: string): Promise<User | null> {
    return this.users.findOneBy({ id });
  }

  findByEmailKey(emailKey: string): Promise<User | null> {
    return this.users.findOneBy({ emailKey });
  }

  /** What others may know of them, and no more: a page of members asks for fifty. */
  listByIds(ids: readonly string[]): Promise<UserView[]> {
    return this.users.query('select id, name, email, locale, status from identity.users where id = any($1)', [ids]);
  }

  async update(id: string, changes: UserChanges): Promise<void> {
    await this.users.update({ id }, changes);
  }

  /** Keeps the user from changing until this transaction ends; false when they no longer have that password. */
  async holdPassword({ id, passwordSetAt }: User): Promise<boolean> {
    if (passwordSetAt === null) return false;
    const held = await this.users.findOne({
      select: { id: true },
      where: { id, passwordSetAt, status: 'active' },
      lock: { mode: 'pessimistic_read' },
    });
    return held !== null;
  }

  /** False when the user is not active, or does not have the password of `replacing` any more. */
  async setPassword(id: string, chosen: ChosenPassword, replacing?: User): Promise<boolean> {
    const former = replacing?.passwordSetAt;
    const { affected } = await this.users.update(
      { id, status: 'active', ...(former && { passwordSetAt: former }) },
      chosen,
    );
    return affected === 1;
  }

  /** The same password under another hash; nothing happens when the hash is no longer `from`. */
  async replacePasswordHash(id: string, from: string, to: string): Promise<void> {
    await this.users.update({ id, passwordHash: from }, { passwordHash: to });
  }
}
