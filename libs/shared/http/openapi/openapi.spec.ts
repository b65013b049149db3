import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { DomainError } from '../../errors/index.js';
import {
  Body,
  date,
  email,
  id,
  openApiDocument,
  PathId,
  Public,
  Refuses,
  ReturnsNothing,
  routes,
  timestamp,
} from '../index.js';
import { boot } from '../test/boot.js';
import { OrdersModule } from '../test/orders.js';
import { inlineSchema } from './schemas.js';

type Node = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a document of any depth

const info = { title: 'Orders', version: '1.0.0', description: 'A test' };
let document: Node;
let app: NestFastifyApplication;

beforeAll(async () => {
  const first = await boot(OrdersModule);
  document = await openApiDocument(routes(first), info);
  await first.close();
  app = await boot(OrdersModule, { published: { openapi: document } });
});
afterAll(() => app.close());

/** Every object of the document, with the way to it. */
function* nodes(node: unknown, way = '#'): Generator<[string, Node]> {
  if (typeof node !== 'object' || node === null) return;
  yield [way, node];
  for (const [name, member] of Object.entries(node)) yield* nodes(member, `${way}/${name}`);
}
const findings = (fault: (node: Node) => boolean) =>
  [...nodes(document)].filter(([, it]) => fault(it)).map(([way]) => way);
const operation = (method: string, path: string) => document.paths[path][method] as Node;

describe('the OpenAPI document', () => {
  it('has every route, under its operation id, tag and security', () => {
    const written = Object.values<Node>(document.paths).flatMap((it) => Object.values<Node>(it));
    expect(written.map(({ operationId }) => operationId).sort()).toEqual(
      routes(app)
        .map((it) => it.operationId)
        .sort(),
    );
    expect(operation('post', '/v1/organizations/{organizationId}/orders')).toMatchObject({
      operationId: 'orders_place',
      summary: 'Place',
      tags: ['orders'],
      security: [{ bearer: [] }, { cookie: [] }],
      'x-permission': 'orders:write',
    });
    expect(operation('get', '/v1/crashes').security).toEqual([]);
    const burn = operation('post', '/v1/organizations/{organizationId}/orders/burn');
    expect(burn).toMatchObject({ 'x-permission': 'orders:write', 'x-recent-auth': '10m' });
    expect(burn.description).toMatch(
      /`orders:write`\. Needs a sign-in of the last 10m, else 403 `recent_auth_required`/,
    );
    expect(burn.responses['403']).toBeDefined();
  });

  it('names parameters with what they are after parsing', () => {
    const { parameters } = operation('get', '/v1/organizations/{organizationId}/orders');
    expect(parameters).toMatchObject([
      { name: 'organizationId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      {
        name: 'limit',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
      },
      { name: 'cursor', in: 'query', required: false },
      { name: 'tag', in: 'query', required: false, schema: { type: 'array', maxItems: 5 } },
      { name: 'X-Request-Deadline-Ms', in: 'header', required: false, schema: { type: 'integer', minimum: 1 } },
    ]);
  });

  it('closes requests and leaves answers open', () => {
    const { schemas } = document.components;
    expect(schemas.PlaceOrder).toMatchObject({ additionalProperties: false, required: ['title'] });
    expect(schemas.PlaceOrder.properties.title).toMatchObject({ minLength: 1, maxLength: 20 });
    expect(schemas.Order.additionalProperties).toBeUndefined();
    expect(schemas.OrderList.properties.items.items).toEqual({ $ref: '#/components/schemas/Order' });
  });

  it.each([
    ['an id', id(), 36],
    ['a point in time', timestamp(), 24],
    ['a day', date(), 10],
    ['an address', email(), 254],
  ])('says how long %s gets, as the contract demands of every text', (_, schema, maxLength) => {
    expect(inlineSchema(schema, 'input')).toMatchObject({ type: 'string', maxLength });
  });

  it('says what is answered, with headers and problems', () => {
    const { responses } = operation('post', '/v1/organizations/{organizationId}/orders');
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '404', '409', '422', '429', '4XX', '5XX']);
    for (const name of ['Location', 'RateLimit', 'RateLimit-Policy'])
      expect(Object.keys(responses[201].headers)).toContain(name);
    expect(operation('get', '/docs').responses).not.toHaveProperty('429');
    expect(operation('get', '/v1/organizations/{organizationId}/orders').responses[200].headers).toHaveProperty('Link');
    expect(operation('get', '/pages/welcome').responses[200].content).toHaveProperty('text/html');
    expect(document.components.schemas.Problem.additionalProperties).toBe(false);
  });

  it('names the codes that a handler and its path may refuse with', async () => {
    const full = (shelf: string) => new DomainError('conflict', 'shelf_full', `Shelf ${shelf} is full`);
    const unknown = (shelf: string) => new DomainError('not_found', 'shelf_not_found', `There is no shelf ${shelf}`);
    @Controller('v1/shelves')
    class ShelvesController {
      @Post(':shelfId/fill')
      @Public('a test')
      @Refuses(full)
      @ReturnsNothing()
      fill(@PathId('shelfId', unknown) _shelf: string): void {}
    }
    @Module({ controllers: [ShelvesController] })
    class ShelvesModule {}
    const shelves = await boot(ShelvesModule);
    const { paths } = (await openApiDocument(routes(shelves), info)) as Node;
    await shelves.close();
    const { responses } = paths['/v1/shelves/{shelfId}/fill'].post;
    expect(Object.keys(responses)).toEqual(['204', '400', '404', '409', '429', '4XX', '5XX']);
    expect(responses[409]).toMatchObject({
      'x-codes': ['shelf_full'],
      description: expect.stringMatching('`shelf_full`'),
    });
    expect(responses[404]['x-codes']).toEqual(['shelf_not_found']);
  });

  it('has no dangling reference, no nullable and no schema under a name of its own twice', () => {
    const references = [...nodes(document)].flatMap(([, it]) => (typeof it.$ref === 'string' ? [it.$ref] : []));
    expect(references.length).toBeGreaterThan(20);
    for (const it of references)
      expect(
        it
          .split('/')
          .slice(1)
          .reduce((at, name) => at?.[name], document),
      ).toBeDefined();
    expect(findings((it) => 'nullable' in it || '$defs' in it)).toEqual([]);
  });

  it('limits every array', () => {
    expect(findings((it) => it.type === 'array' && it.maxItems === undefined)).toEqual([]);
  });

  it('refuses two schemas of one name', async () => {
    const Twice = (max: number) => z.strictObject({ a: z.string().max(max) }).meta({ id: 'Twice' });
    const [One, Two] = [Twice(1), Twice(2)];
    @Controller('v1/twins')
    class TwinsController {
      @Post('one')
      @Public('a test')
      @ReturnsNothing()
      one(@Body(One) _body: { a: string }): void {}

      @Post('two')
      @Public('a test')
      @ReturnsNothing()
      two(@Body(Two) _body: { a: string }): void {}
    }
    @Module({ controllers: [TwinsController] })
    class TwinsModule {}
    const twins = await boot(TwinsModule);
    await expect(openApiDocument(routes(twins), info)).rejects.toThrow('Two schemas have the id Twice');
    await twins.close();
  });
});

describe('the reference', () => {
  it('is served with the document, and shows every operation of it', async () => {
    expect((await app.inject('/openapi.json')).json()).toEqual(document);
    const page = (await app.inject('/docs')).body;
    for (const { operationId } of routes(app)) expect(page).toContain(`<article id="${operationId}">`);
    expect(page).toContain('curl -X POST &quot;$BULKHEAD_URL/v1/organizations/$organizationId/orders&quot;');
    expect(page).toContain('&quot;title&quot;:&quot;text&quot;');
  });

  it('loads nothing from anywhere', async () => {
    const { body, headers } = await app.inject('/docs');
    expect(body.replace('<link rel="icon" href="data:,">', '')).not.toMatch(
      /<(script|img|link|iframe)|https?:\/\/|url\(|@import|\sstyle=/,
    );
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*style-src 'sha256-/);
  });
});
