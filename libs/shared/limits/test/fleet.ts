import { Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../../config/index.js';
import type { EnvironmentVariables } from '../../config/index.js';
import { DatabaseModule } from '../../database/index.js';
import { LimitsModule } from '../index.js';

/** A process that counts, and does nothing else. */
export function startProcess(variables: EnvironmentVariables): Promise<INestApplicationContext> {
  @Module({ imports: [ConfigModule.forRoot(variables), DatabaseModule.forRoot(), LimitsModule] })
  class Process {}
  return NestFactory.createApplicationContext(Process, { logger: false, abortOnError: false });
}
