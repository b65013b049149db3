import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deleting and purging organizations, slugs that rest, and invitations that are sent again. */
export class AddLifecycle1764101000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organizations.organizations
        add column deleted_at timestamptz,
        drop constraint organizations_status_known,
        add constraint organizations_status_known check (status in ('active', 'suspended', 'deleted')),
        add constraint organizations_deleted_at_known check ((status = 'deleted') = (deleted_at is not null))`);
    await runner.query(`
      create index organizations_deleted on organizations.organizations (deleted_at) where status = 'deleted'`);
    await runner.query(`
      create table organizations.retired_slugs (
        slug text not null
          constraint retired_slugs_pk primary key
          constraint retired_slugs_form check (slug ~ '^[a-z0-9-]{3,40}$'),
        until timestamptz not null,
        released_by uuid,
        created_at timestamptz not null default now()
      )`);
    await runner.query('create index retired_slugs_over on organizations.retired_slugs (until)');
    await runner.query(`
      create index retired_slugs_released on organizations.retired_slugs (released_by) where released_by is not null`);
    await runner.query(`
      alter table organizations.invitations
        add column sent_count int not null default 1
          constraint invitations_sent_count_positive check (sent_count >= 1)`);
  }

  /** Back only before anything was deleted: what came before knows no such organizations. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table organizations.invitations drop column sent_count');
    await runner.query('drop table organizations.retired_slugs');
    await runner.query(`
      alter table organizations.organizations
        drop constraint organizations_status_known,
        drop column deleted_at,
        add constraint organizations_status_known check (status in ('active', 'suspended'))`);
  }
}
