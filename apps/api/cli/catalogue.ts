import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { declaredEvents } from '../../../libs/shared/events/index.js';
import { createHttpAdapter, HttpConfig, openApiDocument, routes } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import { version } from '../published.js';
import { command } from './command.js';

const usage = `
catalogue --events    every event type that the modules publish, as JSON: the content of docs/events.json
catalogue --openapi   the OpenAPI document of every route: the content of apps/api/openapi.json
`;

/** What is printed does not depend on where: a preview builds no provider and connects nowhere. */
const anywhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing' };
const description =
  'Accounts, organizations and what belongs to them. Errors are problem documents (RFC 9457): branch on their `code`, ' +
  'and look it up at `/problems/{code}`.';
const license = { name: 'Apache License 2.0', identifier: 'Apache-2.0' };

await command(usage, { events: { type: 'boolean' }, openapi: { type: 'boolean' } }, async ({ values }) => {
  if (values.events === values.openapi) throw new Error(`Say what to print\n${usage}`);
  const content = values.events ? events() : await openApi();
  process.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
});

function events(): object[] {
  return declaredEvents().map(({ type, version: number, aggregate, isPublic, trail, schema }) => ({
    type,
    version: number,
    aggregate,
    public: isPublic,
    trail,
    data: z.toJSONSchema(schema),
  }));
}

async function openApi(): Promise<object> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(anywhere, { work: false }),
    createHttpAdapter(HttpConfig.read(anywhere)),
    { preview: true, logger: ['error'], abortOnError: false },
  );
  return openApiDocument(routes(app), { title: 'Bulkhead', version: version(), description, license });
}
