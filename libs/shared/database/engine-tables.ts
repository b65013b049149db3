import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `sequence` orders the events of one aggregate as they were written; (xid, sequence) is the order of reading. */
const outbox = (schema: string) => [
  `create table ${schema}.event_outbox (
    id uuid primary key,
    xid xid8 not null default pg_current_xact_id(),
    sequence bigint generated always as identity,
    type text not null,
    version int not null,
    occurred_at timestamptz not null default now(),
    organization_id uuid,
    actor jsonb not null,
    aggregate_type text not null,
    aggregate_id text not null,
    request_id text not null,
    traceparent text,
    client jsonb,
    data jsonb not null
  )`,
  `create index event_outbox_position on ${schema}.event_outbox (xid, sequence)`,
];

/** How far each subscriber's inbox has been filled from this outbox. */
const cursors = (schema: string) => [
  `create table ${schema}.event_cursors (
    subscriber text primary key,
    xid xid8 not null,
    sequence bigint not null,
    advanced_at timestamptz not null default now()
  )`,
];

/** The work queue of this module's handlers. A finished row stays as the mark that keeps a repeat harmless. */
const inbox = (schema: string) => [
  `create table ${schema}.event_inbox (
    handler text not null,
    event_id uuid not null,
    publisher text not null,
    sequence bigint not null,
    aggregate_type text not null,
    aggregate_id text not null,
    event jsonb not null,
    status text not null default 'pending' check (status in ('pending', 'done', 'parked')),
    attempts int not null default 0,
    available_at timestamptz not null default now(),
    lease_until timestamptz,
    fence int not null default 0,
    last_error text,
    received_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (handler, event_id)
  )`,
  `create index event_inbox_unfinished
    on ${schema}.event_inbox (handler, publisher, aggregate_type, aggregate_id, sequence) where status = 'pending'`,
  `create index event_inbox_finished on ${schema}.event_inbox (finished_at) where status = 'done'`,
];

/** Which periods of which schedule have struck: a key that only one process can insert. */
const ticks = (schema: string) => [
  `create table ${schema}.event_ticks (
    schedule text not null,
    tick bigint not null,
    struck_at timestamptz not null default now(),
    primary key (schedule, tick)
  )`,
];

/** Requests that took effect under a key of their sender's, and what they were answered. The answer comes by COMMIT. */
const idempotencyKeys = (schema: string) => [
  `create table ${schema}.idempotency_keys (
    key bytea primary key constraint idempotency_keys_key_length check (length(key) = 32),
    fingerprint bytea not null constraint idempotency_keys_fingerprint_length check (length(fingerprint) = 32),
    operation_id text not null,
    answer_sealed text,
    created_at timestamptz not null default now()
  )`,
  `create index idempotency_keys_age on ${schema}.idempotency_keys (created_at)`,
];

/**
 * Where a claim begins: at what is due longest. And what is parked, which is little beside what is done. "Unfinished" is
 * said here in another way than in the index of the aggregates: a planner that has not counted lately takes either for empty,
 * and would search the one for what only the other finds at once.
 */
const queueIndexes = (schema: string) => [
  `create index event_inbox_due on ${schema}.event_inbox (handler, available_at) where finished_at is null`,
  `create index event_inbox_parked on ${schema}.event_inbox (handler) where status = 'parked'`,
];

type Part = (schema: string) => readonly string[];

/** The tables that stand in every schema for the kernel: outbox, cursors, inbox, clock, and repeats. */
export const engineTables = (schema: string): (new () => MigrationInterface)[] => [
  class EngineTables1764000000000 extends EngineMigration {
    readonly name = 'EngineTables1764000000000';

    constructor() {
      super(schema, [outbox, cursors, inbox]);
    }
  },
  class EngineTicks1764100000000 extends EngineMigration {
    readonly name = 'EngineTicks1764100000000';

    constructor() {
      super(schema, [ticks]);
    }
  },
  class IdempotencyKeys1764100000010 extends EngineMigration {
    readonly name = 'IdempotencyKeys1764100000010';

    constructor() {
      super(schema, [idempotencyKeys]);
    }
  },
  class EngineQueueIndexes1764200000000 extends EngineMigration {
    readonly name = 'EngineQueueIndexes1764200000000';

    constructor() {
      super(schema, [queueIndexes]);
    }
  },
];

/** The way back from tables that every module stands on is to drop the schema. */
class EngineMigration implements MigrationInterface {
  constructor(
    private readonly schema: string,
    private readonly parts: readonly Part[],
  ) {}

  async up(runner: QueryRunner): Promise<void> {
    for (const part of this.parts) for (const statement of part(this.schema)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ${this.schema} cascade`);
  }
}
