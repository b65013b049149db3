import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Controller()
class HelloController {
  @Get('health/ready')
  ready(): { status: string } {
    return { status: 'ok' };
  }
}

@Module({ controllers: [HelloController] })
class HelloModule {}

/** The least that can be called an application of NestJS on Fastify: no database, no settings, one route. */
export async function serve({ PORT, HOST }: NodeJS.ProcessEnv): Promise<void> {
  const app = await NestFactory.create(HelloModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
  // By an exit of its own accord, or Node would not keep what it has compiled.
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  await app.init();
  await app.listen(Number(PORT), HOST ?? '127.0.0.1');
}
