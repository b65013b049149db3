import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '../../../../../libs/shared/database/index.js';

/** The key leads with the organization: the wall reads along it, and a list follows it. */
export class CreateVoyages1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table voyages.voyages (
        organization_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        home_port text not null constraint voyages_home_port_length check (char_length(home_port) between 1 and 200),
        ship_log text constraint voyages_ship_log_length check (char_length(ship_log) between 1 and 200),
        deck_count int not null,
        cabin_count int,
        ticket_price_minor bigint not null,
        ticket_price_currency text not null
          constraint voyages_ticket_price_currency_form check (ticket_price_currency ~ '^[A-Z]{3}$'),
        port_fee_minor bigint
          constraint voyages_port_fee_whole check ((port_fee_minor is null) = (port_fee_currency is null)),
        port_fee_currency text constraint voyages_port_fee_currency_form check (port_fee_currency ~ '^[A-Z]{3}$'),
        sails_on date not null,
        returns_on date,
        boards_at timestamptz not null,
        docks_at timestamptz,
        is_insured boolean not null,
        is_charter boolean,
        version int not null default 1,
        constraint voyages_pk primary key (organization_id, id)
      )`);
    await runner.query(tenantPolicy('voyages.voyages'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table voyages.voyages');
  }
}
