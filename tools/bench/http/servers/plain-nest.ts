// What many teams would build: NestJS on Express, TypeORM's repositories, one pool, a guard, classes of services. It does
// what the product does for these requests (sessions, memberships, permissions, limits, validation, events in the same
// transaction, one log line, metrics, security headers), with no module walls, row-level security or outbox of a kernel.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './plain-nest/app.module.js';
import { prepare } from './plain-nest/edge.js';

const app = await NestFactory.create<NestExpressApplication>(AppModule, { bufferLogs: true });
app.useLogger(app.get(Logger));
prepare(app);
await app.listen(Number(process.env.PORT), process.env.HOST ?? '127.0.0.1');
