import { randomUUIDv7 } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { z } from 'zod';
import { asSystem } from '../../../../libs/shared/callers/index.js';
import { Database, DatabaseModule } from '../../../../libs/shared/database/index.js';
import { defineEvent, EventsModule, Outbox, Subscriptions } from '../../../../libs/shared/events/index.js';
import { workAWhile } from './asked.js';

/** Two modules as small as they can be: `sales` takes orders, `store` writes a row for each. */
class OrderPlaced extends defineEvent({
  type: 'sales.order.placed',
  version: 1,
  aggregate: 'orderId',
  data: z.strictObject({ orderId: z.uuid() }),
}) {}

class CreateOrders1765000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table sales.orders (id uuid primary key)');
  }

  async down(): Promise<void> {}
}

class CreateEffects1765000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table store.effects (order_id uuid not null)');
  }

  async down(): Promise<void> {}
}

@Injectable()
export class Orders {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async place(): Promise<void> {
    const [caller, orderId] = [asSystem('place an order'), randomUUIDv7()];
    await this.database.transaction(caller, async () => {
      await this.database.unitOfWork().manager.query('insert into sales.orders values ($1)', [orderId]);
      await this.outbox.publish(caller, new OrderPlaced({ orderId }));
    });
  }
}

/** A row for each order: by a handler inside the transaction that marks the event as done, or by a job. */
@Injectable()
class Effects {
  constructor(
    private readonly database: Database,
    subscriptions: Subscriptions,
  ) {
    if (process.env.HANDLER === 'job')
      subscriptions.job('note', OrderPlaced, async (caller, { data }) => {
        await workAWhile();
        await this.database.transaction(caller, () => this.note(data.orderId));
      });
    else
      subscriptions.handle('note', OrderPlaced, async (_caller, { data }) => {
        await workAWhile();
        await this.note(data.orderId);
      });
  }

  private async note(orderId: string): Promise<void> {
    await this.database.unitOfWork().manager.query('insert into store.effects values ($1)', [orderId]);
  }
}

@Module({
  imports: [
    DatabaseModule.forModule('sales', { entities: [], migrations: [CreateOrders1765000000001] }),
    EventsModule.forModule('sales'),
  ],
  providers: [Orders],
})
export class SalesModule {}

@Module({
  imports: [
    DatabaseModule.forModule('store', { entities: [], migrations: [CreateEffects1765000000002] }),
    EventsModule.forModule('store'),
  ],
  providers: [Effects],
})
export class StoreModule {}
