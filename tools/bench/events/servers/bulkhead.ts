import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../../../libs/shared/config/index.js';
import { DatabaseModule } from '../../../../libs/shared/database/index.js';
import { EventsModule } from '../../../../libs/shared/events/index.js';
import { obey } from './asked.js';
import { Orders, SalesModule, StoreModule } from './bulkhead-world.js';

/** `producer` publishes alone, as ROLE=api does; `worker` carries and handles. */
const work = process.argv[2] === 'worker';

@Module({
  imports: [
    ConfigModule.forRoot(process.env),
    DatabaseModule.forRoot(),
    EventsModule.forRoot({ work }),
    SalesModule,
    StoreModule,
  ],
})
class World {}

const app = await NestFactory.createApplicationContext(World, { logger: ['error', 'warn'], abortOnError: false });
const orders = app.get(Orders, { strict: false });
obey(
  () => orders.place(),
  () => app.close(),
);
