import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LetPasswordsBeReset1764100010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, ['verify', 'already_registered', 'reset']);
    await runner.query(`
      create index one_time_tokens_open_of_user on identity.one_time_tokens (user_id, purpose) where consumed_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index identity.one_time_tokens_open_of_user');
    await runner.query(`delete from identity.one_time_tokens where purpose = 'reset'`);
    await this.allow(runner, ['verify', 'already_registered']);
  }

  private async allow(runner: QueryRunner, purposes: readonly string[]): Promise<void> {
    const known = purposes.map((it) => `'${it}'`).join(', ');
    await runner.query(`
      alter table identity.one_time_tokens
        drop constraint one_time_tokens_purpose_known,
        add constraint one_time_tokens_purpose_known check (purpose in (${known}))`);
  }
}
