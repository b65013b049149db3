import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { FailedSignIn } from './failed-sign-in.entity.js';

export type FailuresOfAccount = Pick<FailedSignIn, 'userId' | 'count'>;

@Injectable()
export class FailedSignInsRepository {
  constructor(@InjectRepository(FailedSignIn, 'identity') private readonly failures: Repository<FailedSignIn>) {}

  async count({ accountHash, userId, createdAt }: Omit<FailedSignIn, 'count'>): Promise<void> {
    await this.failures.query(
      `insert into identity.failed_sign_ins as f (account_hash, user_id, count, created_at) values ($1, $2, 1, $3)
       on conflict (account_hash) do update set count = f.count + 1, user_id = excluded.user_id`,
      [accountHash, userId, createdAt],
    );
  }

  /** Removes what was begun before; rows that are being counted now are left for the next time. */
  async takeBefore(time: Date, limit: number): Promise<FailuresOfAccount[]> {
    const [rows] = await this.failures.query<[FailuresOfAccount[], number]>(
      `delete from identity.failed_sign_ins where account_hash in (select account_hash from identity.failed_sign_ins
         where created_at <= $1 order by created_at limit $2 for update skip locked)
       returning user_id as "userId", count`,
      [time, limit],
    );
    return rows;
  }
}
