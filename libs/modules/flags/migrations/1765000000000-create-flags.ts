import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '../../../shared/database/index.js';

/** Keys lead with the organization: a row cannot refer to another one's, and the wall reads along the key. */
export class CreateFlags1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createTallies(runner);
    await this.createEnvironments(runner);
    await this.createFlags(runner);
    await this.createFlagStates(runner);
    await this.createSegments(runner);
    await this.createChanges(runner);
    await this.createMetrics(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table flags.metrics');
    await runner.query('drop table flags.changes');
    await runner.query('drop table flags.segments');
    await runner.query('drop table flags.flag_states');
    await runner.query('drop table flags.flags');
    await runner.query('drop table flags.environment_revisions');
    await runner.query('drop table flags.environments');
    await runner.query('drop table flags.tallies');
  }

  private async createTallies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.tallies (
        organization_id uuid not null constraint tallies_pk primary key,
        created_at timestamptz not null default now(),
        open_flags int not null default 0 constraint tallies_open_flags_positive check (open_flags >= 0),
        environments int not null default 0 constraint tallies_environments_positive check (environments >= 0),
        segments int not null default 0 constraint tallies_segments_positive check (segments >= 0),
        last_segment_number int not null default 0
          constraint tallies_last_segment_number_positive check (last_segment_number >= 0)
      )`);
    await runner.query(tenantPolicy('flags.tallies'));
  }

  private async createEnvironments(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.environments (
        organization_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        key text not null constraint environments_key_form check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
        name text not null constraint environments_name_length check (char_length(name) between 1 and 100),
        protected boolean not null,
        version int not null default 1,
        constraint environments_pk primary key (organization_id, id),
        constraint environments_key_unique unique (organization_id, key)
      )`);
    await runner.query(`
      create table flags.environment_revisions (
        organization_id uuid not null,
        environment_id uuid not null,
        created_at timestamptz not null default now(),
        revision bigint not null default 1,
        bytes bigint not null default 0 constraint environment_revisions_bytes_positive check (bytes >= 0),
        constraint environment_revisions_pk primary key (organization_id, environment_id),
        constraint environment_revisions_environment
          foreign key (organization_id, environment_id) references flags.environments (organization_id, id)
      )`);
    await runner.query(tenantPolicy('flags.environments'));
    await runner.query(tenantPolicy('flags.environment_revisions'));
  }

  private async createFlags(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.flags (
        organization_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        key text not null constraint flags_key_form check (key ~ '^[A-Za-z0-9][A-Za-z0-9._~-]{0,99}$'),
        type text not null constraint flags_type_known
          check (type in ('release', 'experiment', 'operational', 'kill_switch', 'permission')),
        description text not null constraint flags_description_length check (char_length(description) <= 1000),
        owner_user_id uuid,
        dependencies jsonb not null default '[]'
          constraint flags_dependencies_list check (jsonb_typeof(dependencies) = 'array'),
        stale_after_days int constraint flags_stale_after_days_bounded check (stale_after_days between 1 and 3650),
        changed_at timestamptz not null default now(),
        stale_at timestamptz,
        archived_at timestamptz,
        version int not null default 1,
        constraint flags_pk primary key (organization_id, id),
        constraint flags_key_unique unique (organization_id, key)
      )`);
    await runner.query(`
      create index flags_ageing on flags.flags (changed_at)
        where archived_at is null and stale_at is null and type in ('release', 'experiment', 'operational')`);
    await runner.query(tenantPolicy('flags.flags'));
  }

  private async createFlagStates(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.flag_states (
        organization_id uuid not null,
        flag_id uuid not null,
        environment_id uuid not null,
        created_at timestamptz not null default now(),
        enabled boolean not null default false,
        strategies jsonb not null default '[]'
          constraint flag_states_strategies_list check (jsonb_typeof(strategies) = 'array'),
        variants jsonb not null default '[]'
          constraint flag_states_variants_list check (jsonb_typeof(variants) = 'array'),
        bytes int not null generated always as
          (octet_length(strategies::text) + octet_length(variants::text) - octet_length('[][]')) stored,
        updated_by uuid,
        updated_at timestamptz not null default now(),
        version int not null default 1,
        constraint flag_states_pk primary key (organization_id, environment_id, flag_id),
        constraint flag_states_flag
          foreign key (organization_id, flag_id) references flags.flags (organization_id, id),
        constraint flag_states_environment
          foreign key (organization_id, environment_id) references flags.environments (organization_id, id)
      )`);
    await runner.query('create index flag_states_of_flag on flags.flag_states (organization_id, flag_id)');
    await runner.query(tenantPolicy('flags.flag_states'));
  }

  private async createSegments(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.segments (
        organization_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        number int not null constraint segments_number_positive check (number >= 1),
        name text not null constraint segments_name_length check (char_length(name) between 1 and 100),
        description text not null constraint segments_description_length check (char_length(description) <= 1000),
        constraints jsonb not null constraint segments_constraints_list check (jsonb_typeof(constraints) = 'array'),
        bytes int not null generated always as (octet_length(constraints::text)) stored,
        version int not null default 1,
        constraint segments_pk primary key (organization_id, id),
        constraint segments_number_unique unique (organization_id, number),
        constraint segments_name_unique unique (organization_id, name)
      )`);
    await runner.query(tenantPolicy('flags.segments'));
  }

  private async createChanges(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.changes (
        organization_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        flag_id uuid not null,
        environment_id uuid,
        from_version int,
        to_version int not null,
        before jsonb,
        after jsonb not null,
        changed_by_kind text not null
          constraint changes_changed_by_kind_known check (changed_by_kind in ('user', 'key', 'system')),
        changed_by uuid,
        constraint changes_pk primary key (organization_id, id),
        constraint changes_flag foreign key (organization_id, flag_id) references flags.flags (organization_id, id),
        constraint changes_environment
          foreign key (organization_id, environment_id) references flags.environments (organization_id, id),
        constraint changes_made_or_changed check ((from_version is null) = (before is null))
      )`);
    await runner.query('create index changes_of_flag on flags.changes (organization_id, flag_id, id)');
    await runner.query(tenantPolicy('flags.changes'));
  }

  private async createMetrics(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flags.metrics (
        organization_id uuid not null,
        environment_id uuid not null,
        flag_key text not null constraint metrics_flag_key_length check (char_length(flag_key) between 1 and 100),
        app text not null constraint metrics_app_length check (char_length(app) between 1 and 100),
        hour timestamptz not null,
        created_at timestamptz not null default now(),
        yes bigint not null default 0 constraint metrics_yes_positive check (yes >= 0),
        no bigint not null default 0 constraint metrics_no_positive check (no >= 0),
        variants jsonb not null default '{}'
          constraint metrics_variants_counts check (jsonb_typeof(variants) = 'object'),
        constraint metrics_pk primary key (organization_id, environment_id, flag_key, app, hour),
        constraint metrics_environment
          foreign key (organization_id, environment_id) references flags.environments (organization_id, id)
      )`);
    await runner.query('create index metrics_of_flag on flags.metrics (organization_id, flag_key, hour)');
    await runner.query('create index metrics_passed on flags.metrics (hour)');
    await runner.query(tenantPolicy('flags.metrics'));
  }
}
