import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '../../../shared/database/index.js';

/** Times that are compared with what was read before have three decimals: a `Date` holds no more. */
export class CreateApiKeys1765000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createKeys(runner);
    await this.createSecrets(runner);
    await runner.query(`
      create table identity.api_key_counts (
        organization_id uuid constraint api_key_counts_pk primary key,
        live int not null constraint api_key_counts_live check (live >= 0)
      )`);
    await runner.query(tenantPolicy('identity.api_key_counts'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity.api_key_counts');
    await runner.query('drop table identity.api_key_secrets');
    await runner.query('drop table identity.api_keys');
  }

  private async createKeys(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.api_keys (
        id uuid constraint api_keys_pk primary key,
        organization_id uuid not null,
        name text not null constraint api_keys_name_length check (char_length(name) between 1 and 100),
        kind text not null constraint api_keys_kind_known check (kind in ('secret', 'publishable')),
        scopes text[] not null constraint api_keys_scopes_count check (cardinality(scopes) between 1 and 100),
        restrictions jsonb not null constraint api_keys_restrictions_form
          check (jsonb_typeof(restrictions) = 'object' and char_length(restrictions::text) <= 8000),
        responsible_user_id uuid not null constraint api_keys_responsible references identity.users (id),
        created_by uuid not null constraint api_keys_creator references identity.users (id),
        suspended_at timestamptz,
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        version int not null default 1
      )`);
    await runner.query(
      'create index api_keys_live on identity.api_keys (organization_id, id) where revoked_at is null',
    );
    await runner.query(`create index api_keys_of_responsible on identity.api_keys (organization_id, responsible_user_id)
      where revoked_at is null`);
    await runner.query(tenantPolicy('identity.api_keys'));
  }

  private async createSecrets(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.api_key_secrets (
        id uuid constraint api_key_secrets_pk primary key,
        organization_id uuid not null,
        api_key_id uuid not null
          constraint api_key_secrets_key references identity.api_keys (id) on delete cascade,
        lookup text not null
          constraint api_key_secrets_lookup_unique unique
          constraint api_key_secrets_lookup_form check (lookup ~ '^[0-9A-Za-z]{12}$'),
        secret_hash bytea not null
          constraint api_key_secrets_hash_length check (octet_length(secret_hash) = 32),
        expires_at timestamptz,
        created_at timestamptz not null default now()
      )`);
    await runner.query('create index api_key_secrets_of_key on identity.api_key_secrets (organization_id, api_key_id)');
    // For the cascade, which names no organization.
    await runner.query('create index api_key_secrets_by_key on identity.api_key_secrets (api_key_id)');
    await runner.query(tenantPolicy('identity.api_key_secrets'));
  }
}
