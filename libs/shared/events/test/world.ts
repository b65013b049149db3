import { randomUUIDv7 } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { Injectable, Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { asSystem } from '../../callers/index.js';
import { Database, DatabaseModule } from '../../database/index.js';
import { defineEvent } from '../define-event.js';
import { EventsModule } from '../events.module.js';
import { Outbox } from '../outbox.js';
import { Subscriptions } from '../subscriptions.js';

/** A world of two modules, small enough to check every event's fate: `source` counts, `sink` hears of it. */
export class ThingCounted extends defineEvent({
  type: 'source.thing.counted',
  version: 1,
  aggregate: 'thingId',
  data: z.strictObject({ thingId: z.uuid(), step: z.int() }),
}) {}

class CreateThings1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table source.things (id uuid primary key, step int not null)');
  }

  async down(): Promise<void> {}
}

/** No constraint forbids a double effect: the engine alone must prevent it. */
class CreateEffects1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table sink.effects (number bigint generated always as identity primary key,
      event_id uuid not null, thing_id uuid not null, step int not null)`);
  }

  async down(): Promise<void> {}
}

@Injectable()
export class Things {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Counts a thing on by one, and says so: state and event in one transaction. */
  async count(thingId: string, beforeCommit: () => void | Promise<void> = () => undefined): Promise<void> {
    const caller = asSystem('count');
    await this.database.transaction(caller, async () => {
      const [row] = await this.database
        .unitOfWork()
        .manager.query<{ step: number }[]>(
          `insert into source.things as t values ($1, 1) on conflict (id) do update set step = t.step + 1 returning step`,
          [thingId],
        );
      await this.outbox.publish(caller, new ThingCounted({ thingId, step: row!.step }));
      await beforeCommit();
    });
  }
}

/** What a mail server would see: one line a send, outside of every transaction. */
export interface Sent {
  readonly messageId: string;
  readonly thingId: string;
  readonly step: number;
}

@Injectable()
export class Effects {
  constructor(database: Database, subscriptions: Subscriptions) {
    subscriptions.handle('note', ThingCounted, async (_caller, { id, data }) => {
      await database
        .unitOfWork()
        .manager.query('insert into sink.effects (event_id, thing_id, step) values ($1, $2, $3)', [
          id,
          data.thingId,
          data.step,
        ]);
    });
    subscriptions.job('send', ThingCounted, (_caller, { id, data }) => this.send(id, data));
    subscriptions.every('count-hours', 3600, (_caller, { data }) => Promise.resolve(void this.hours.push(data.tick)));
  }

  readonly hours: number[] = [];

  private send(id: string, { thingId, step }: { thingId: string; step: number }): Promise<void> {
    const sent: Sent = { messageId: `<${id}@sink>`, thingId, step };
    if (process.env.SENT_FILE) appendFileSync(process.env.SENT_FILE, `${JSON.stringify(sent)}\n`);
    return Promise.resolve();
  }
}

@Module({
  imports: [
    DatabaseModule.forModule('source', { entities: [], migrations: [CreateThings1764000000001] }),
    EventsModule.forModule('source'),
  ],
  providers: [Things],
  exports: [Things],
})
export class SourceModule {}

@Module({
  imports: [
    DatabaseModule.forModule('sink', { entities: [], migrations: [CreateEffects1764000000002] }),
    EventsModule.forModule('sink'),
  ],
  providers: [Effects],
})
export class SinkModule {}

export const newThing = (): string => randomUUIDv7();
