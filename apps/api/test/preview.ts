import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter, HttpConfig } from '../../../libs/shared/http/index.js';
import type { AppModule } from '../app.module.js';

const anywhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing' };

/** The application as far as its decorators tell: nothing is built and nothing connected. */
export const previewOf = (app: typeof AppModule): Promise<NestFastifyApplication> =>
  NestFactory.create<NestFastifyApplication>(
    app.with(anywhere, { work: false }),
    createHttpAdapter(HttpConfig.read(anywhere)),
    { preview: true, logger: false, abortOnError: false },
  );
