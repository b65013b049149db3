import type { MigrationInterface, QueryRunner } from 'typeorm';
import { userPolicy } from '../../../shared/database/index.js';

export class CreateInbox1764102000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notifications.inbox_items (
        id uuid not null constraint inbox_items_pkey primary key,
        created_at timestamptz not null default now(),
        user_id uuid not null,
        source_organization_id uuid,
        category text not null constraint inbox_items_category_known
          check (category in ('security', 'account', 'billing', 'activity', 'product')),
        type text not null constraint inbox_items_type_length check (char_length(type) between 5 and 120),
        event_id uuid not null,
        title text not null constraint inbox_items_title_length check (char_length(title) between 1 and 201),
        body text not null constraint inbox_items_body_length check (char_length(body) between 1 and 2000),
        link text constraint inbox_items_link_length check (char_length(link) between 1 and 500),
        occurred_at timestamptz not null,
        read_at timestamptz,
        archived_at timestamptz,
        constraint inbox_items_once unique (user_id, event_id, type)
      )`);
    await runner.query(
      'create index inbox_items_shown on notifications.inbox_items (user_id, id) where archived_at is null',
    );
    await runner.query(
      `create index inbox_items_unread on notifications.inbox_items (user_id, id)
         where read_at is null and archived_at is null`,
    );
    await runner.query(
      `create index inbox_items_of_organization on notifications.inbox_items (source_organization_id, user_id)
         where source_organization_id is not null`,
    );
    await runner.query(userPolicy('notifications.inbox_items'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notifications.inbox_items');
  }
}
