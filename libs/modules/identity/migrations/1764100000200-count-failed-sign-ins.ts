import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountFailedSignIns1764100000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.failed_sign_ins (
        account_hash bytea primary key constraint failed_sign_ins_hash_length check (length(account_hash) = 32),
        user_id uuid,
        count int not null constraint failed_sign_ins_count check (count > 0),
        created_at timestamptz not null
      )`);
    await runner.query(`create index failed_sign_ins_age on identity.failed_sign_ins (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table identity.failed_sign_ins`);
  }
}
