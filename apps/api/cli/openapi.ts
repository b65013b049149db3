import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpAdapter, HttpConfig, openApiDocument, routes } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import { program } from './program.js';

const usage = `
openapi   the OpenAPI document of this build, as JSON: the content of apps/api/openapi.json
`;

await program(usage, {}, async () => {
  // A preview scans the modules and makes none of their providers: no database, no settings.
  const adapter = createHttpAdapter(HttpConfig.read({}));
  const application = AppModule.with({}, { work: false });
  const app = await NestFactory.create<NestFastifyApplication>(application, adapter, { preview: true, logger: false });
  const { version, description } = JSON.parse(readFileSync(findPackageJSON(import.meta.url) as string, 'utf8')) as {
    version: string;
    description: string;
  };
  const document = await openApiDocument(routes(app), { title: 'Bulkhead', version, description });
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
});
