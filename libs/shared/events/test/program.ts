import { Module } from '@nestjs/common';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import { ConfigModule } from '../../config/index.js';
import type { EnvironmentVariables } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { EventsModule } from '../events.module.js';
import { SinkModule, SourceModule } from './world.js';

/** The small world as a program: the real engine, without HTTP. `engine` replaces parts of it by broken variants. */
export async function startWorld(
  variables: EnvironmentVariables,
  { work = false, engine = [] }: { work?: boolean; engine?: readonly Provider[] } = {},
): Promise<INestApplicationContext> {
  const events = EventsModule.forRoot({ work });
  const replaced = { ...events, providers: [...(events.providers ?? []), ...engine] };

  @Module({
    imports: [ConfigModule.forRoot(variables), DatabaseModule.forRoot(), replaced, SourceModule, SinkModule],
  })
  class World {}

  const { NestFactory } = await import('@nestjs/core');
  return NestFactory.createApplicationContext(World, { logger: ['error'], abortOnError: false });
}
