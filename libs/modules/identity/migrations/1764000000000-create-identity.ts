import type { MigrationInterface, QueryRunner } from 'typeorm';
import { userPolicy } from '../../../shared/database/index.js';

/** Times that are compared with what was read before have three decimals: a `Date` holds no more. */
export class CreateIdentity1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createUsers(runner);
    await this.createSessions(runner);
    await this.createOneTimeTokens(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity.one_time_tokens');
    await runner.query('drop table identity.sessions');
    await runner.query('drop table identity.users');
  }

  private async createUsers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.users (
        id uuid constraint users_pk primary key,
        email text not null constraint users_email_length check (char_length(email) between 3 and 254),
        email_key text not null
          constraint users_email_key_unique unique
          constraint users_email_key_length check (char_length(email_key) between 3 and 320),
        name text not null constraint users_name_length check (char_length(name) between 1 and 100),
        locale text not null constraint users_locale_length check (char_length(locale) between 2 and 35),
        password_hash text constraint users_password_hash_length check (char_length(password_hash) <= 200),
        password_set_at timestamptz(3),
        status text not null default 'active'
          constraint users_status_known check (status in ('active', 'disabled', 'deleted')),
        deleted_at timestamptz,
        created_at timestamptz not null default now(),
        version int not null default 1,
        constraint users_password_whole check ((password_hash is null) = (password_set_at is null)),
        constraint users_deletion_whole check ((status = 'deleted') = (deleted_at is not null))
      )`);
  }

  private async createSessions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.sessions (
        id uuid constraint sessions_pk primary key,
        user_id uuid not null constraint sessions_user references identity.users (id),
        token_hash bytea not null
          constraint sessions_token_hash_unique unique
          constraint sessions_token_hash_length check (octet_length(token_hash) = 32),
        assurance int not null default 1 constraint sessions_assurance_known check (assurance in (1, 2)),
        methods text[] not null constraint sessions_methods_known
          check (cardinality(methods) between 1 and 5 and methods <@ array['password', 'email']),
        authenticated_at timestamptz not null,
        last_seen_at timestamptz(3) not null,
        idle_expires_at timestamptz not null,
        expires_at timestamptz not null,
        ip text constraint sessions_ip_length check (char_length(ip) <= 64),
        user_agent text constraint sessions_user_agent_length check (char_length(user_agent) <= 500),
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        constraint sessions_idle_within_absolute check (idle_expires_at <= expires_at)
      )`);
    await runner.query('create index sessions_of_user on identity.sessions (user_id, id)');
    await runner.query(userPolicy('identity.sessions'));
  }

  private async createOneTimeTokens(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.one_time_tokens (
        id uuid constraint one_time_tokens_pk primary key,
        purpose text not null constraint one_time_tokens_purpose_known
          check (purpose in ('verify', 'already_registered')),
        user_id uuid constraint one_time_tokens_user references identity.users (id),
        email text not null constraint one_time_tokens_email_length check (char_length(email) between 3 and 254),
        email_key text not null
          constraint one_time_tokens_email_key_length check (char_length(email_key) between 3 and 320),
        key_id text not null constraint one_time_tokens_key_id_length check (char_length(key_id) between 1 and 16),
        token_hash bytea not null
          constraint one_time_tokens_token_hash_unique unique
          constraint one_time_tokens_token_hash_length check (octet_length(token_hash) = 32),
        code_hash bytea not null
          constraint one_time_tokens_code_hash_length check (octet_length(code_hash) = 32),
        attempts int not null default 0 constraint one_time_tokens_attempts_bounded check (attempts between 0 and 5),
        expires_at timestamptz not null,
        consumed_at timestamptz,
        created_at timestamptz not null default now()
      )`);
  }
}
