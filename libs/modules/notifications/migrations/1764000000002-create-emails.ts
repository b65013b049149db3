import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEmails1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notifications.emails (
        id uuid not null constraint emails_pkey primary key,
        created_at timestamptz not null default now(),
        event_id uuid not null,
        template text not null constraint emails_template_form check (template ~ '^[a-z_]{1,40}$'),
        category text not null constraint emails_category_known check (category in ('security', 'account', 'billing')),
        recipient_user_id uuid,
        to_email text constraint emails_to_email_length check (char_length(to_email) between 3 and 320),
        locale text not null constraint emails_locale_length check (char_length(locale) between 2 and 35),
        dedupe_key text not null constraint emails_dedupe_key_length check (char_length(dedupe_key) <= 200)
          constraint emails_dedupe_key_unique unique,
        status text not null constraint emails_status_known
          check (status in ('queued', 'sending', 'sent', 'failed', 'suppressed')),
        attempts int not null constraint emails_attempts_positive check (attempts >= 0),
        message_id text not null constraint emails_message_id_length check (char_length(message_id) <= 320),
        error_code text constraint emails_error_code_length check (char_length(error_code) <= 60),
        sent_at timestamptz constraint emails_sent_at_known check ((sent_at is not null) = (status = 'sent'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notifications.emails');
  }
}
