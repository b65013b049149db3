import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '../../../shared/database/index.js';

export class CreateOrganizations1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createOrganizations(runner);
    await this.createMembers(runner);
    await this.createInvitations(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table organizations.invitations');
    await runner.query('drop table organizations.members');
    await runner.query('drop table organizations.organizations');
  }

  private async createOrganizations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organizations.organizations (
        id uuid constraint organizations_pk primary key,
        name text not null constraint organizations_name_length check (char_length(name) between 1 and 100),
        slug text not null
          constraint organizations_slug_unique unique
          constraint organizations_slug_form check (slug ~ '^[a-z0-9-]{3,40}$'),
        status text not null default 'active'
          constraint organizations_status_known check (status in ('active', 'suspended')),
        created_by uuid,
        created_at timestamptz not null default now(),
        version int not null default 1
      )`);
    await runner.query(tenantPolicy('organizations.organizations', 'id'));
  }

  private async createMembers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organizations.members (
        organization_id uuid not null
          constraint members_organization references organizations.organizations (id),
        user_id uuid not null,
        role text not null constraint members_role_known
          check (role in ('owner', 'admin', 'billing', 'developer', 'auditor', 'member', 'viewer')),
        joined_at timestamptz not null default now(),
        constraint members_pk primary key (organization_id, user_id)
      )`);
    await runner.query('create index members_of_user on organizations.members (user_id, organization_id)');
    await runner.query(tenantPolicy('organizations.members'));
  }

  private async createInvitations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organizations.invitations (
        id uuid not null constraint invitations_pk primary key,
        organization_id uuid not null
          constraint invitations_organization references organizations.organizations (id),
        email text not null constraint invitations_email_length check (char_length(email) <= 254),
        email_key text not null constraint invitations_email_key_length check (char_length(email_key) <= 254),
        role text not null constraint invitations_role_known
          check (role in ('owner', 'admin', 'billing', 'developer', 'auditor', 'member', 'viewer')),
        key_id text not null constraint invitations_key_id_length check (char_length(key_id) <= 16),
        token_hash bytea not null constraint invitations_token_hash_unique unique,
        attempts int not null default 0 constraint invitations_attempts_bounded check (attempts between 0 and 5),
        invited_by uuid not null,
        status text not null default 'pending' constraint invitations_status_known
          check (status in ('pending', 'accepted', 'declined', 'revoked', 'expired')),
        expires_at timestamptz not null,
        accepted_by uuid,
        created_at timestamptz not null default now()
      )`);
    await runner.query('create index invitations_of_organization on organizations.invitations (organization_id, id)');
    await runner.query(`
      create unique index invitations_pending_unique on organizations.invitations (organization_id, email_key)
      where status = 'pending'`);
    await runner.query(`
      create index invitations_of_address on organizations.invitations (email_key, id) where status = 'pending'`);
    await runner.query(tenantPolicy('organizations.invitations'));
  }
}
