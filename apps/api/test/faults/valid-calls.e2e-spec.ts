import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Product } from '../product.js';
import type { Instance } from '../product.js';
import { form, report } from './form.js';
import { operations, seed } from './generate.js';
import { Caller } from './valid-calls-caller.js';
import { drawCalls, Plan } from './valid-calls-plan.js';
import { World } from './valid-calls-world.js';

const { calls, least, longestMs } = form({
  short: { calls: 500, least: 0.6, longestMs: 120_000 },
  long: { calls: 20_000, least: 1, longestMs: 1_800_000 },
});
const PART = 100;
const LANES = 4;
const PASSWORD = 'lantern-harbour-42';

const generous = {
  ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_REQUESTS_PER_ADDRESS: '1000000' },
  ...{ LIMITS_REQUESTS_PER_ORGANIZATION: '1000000', LIMITS_STORE_TIMEOUT_MS: '10000' },
  ...{ ORGANIZATIONS_PER_PERSON_AND_DAY: '100000', IDENTITY_SIGN_IN_TRIES_PER_ADDRESS: '100000' },
  ...{ IDENTITY_MAILS_PER_QUARTER_HOUR: '10000', IDENTITY_MAILS_PER_DAY: '10000' },
  ...{ DATABASE_POOL_SIZE: '6', DATABASE_ACQUIRE_TIMEOUT_MS: '20000' },
};
/** It answers from this machine alone and only where mails stay here: its own spec calls it. */
const elsewhere = new Set(['notifications_list']);

const product = new Product();
const world = new World(product);
let instance: Instance;

beforeAll(async () => {
  instance = await product.start(generous);
  const names = ['owner', 'admin', 'developer', 'auditor', 'viewer'] as const;
  const people = await Promise.all(names.map((name) => product.person(name, `${name}@example.com`)));
  const [owner, ...others] = people;
  const organizationId = await product.organization(owner!, 'Acme');
  await Promise.all(others.map((it, at) => product.join(organizationId, owner!, it, names[at + 1]!)));
  for (const { id, email, token } of [...people, await product.person('Stranger', 'stranger@example.com')]) {
    const actor = world.actor(email, PASSWORD);
    Object.assign(actor, { id, credential: ['authorization', `Bearer ${token}`] });
    if (email !== 'stranger@example.com') actor.organizations.add(organizationId);
    world.of(world.members, organizationId).add(id);
  }
  world.organizations.add(organizationId);
}, 90_000);
afterAll(() => product.stop(), 30_000);

/** Sends so many drawn calls, some at once. */
async function call(caller: Caller, count: number): Promise<void> {
  const plan = new Plan(world);
  for (let part = 0; part * PART < count; part++) {
    const drawn = drawCalls(PART, part).values();
    const lane = async () => {
      for (let next = drawn.next(); !next.done; next = drawn.next()) await caller.send(plan.call(next.value));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}

describe(`valid calls (FAULTS_SEED=${seed})`, () => {
  it(
    'are answered as the document says, whoever calls and whatever has come to exist',
    async () => {
      const caller = new Caller(instance, world);
      await call(caller, calls);
      const wanted = operations.map(({ id }) => id).filter((id) => !elsewhere.has(id));
      const missed = wanted.filter((id) => !caller.reached.has(id));
      report('valid-calls', {
        ...{ seed, calls: caller.sent, statuses: JSON.stringify(caller.statuses) },
        ...{
          succeeded: `${wanted.length - missed.length} of ${wanted.length} operations`,
          missed: missed.join(' ') || 'none',
        },
      });
      expect(caller.faults).toEqual([]);
      expect(caller.sent).toBeGreaterThanOrEqual(calls);
      expect(wanted.length - missed.length).toBeGreaterThanOrEqual(wanted.length * least);
    },
    longestMs,
  );
});

describe('a product that answers something else than it has written', () => {
  type Spoil = (request: FastifyRequest, reply: FastifyReply, payload: unknown) => unknown;
  const spoiled = async (url: string, spoil: Spoil) => {
    const hook: Spoil = (request, reply, payload) =>
      request.routeOptions.url === url ? spoil(request, reply, payload) : payload;
    const add = (app: NestFastifyApplication) => {
      const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
      fastify.addHook('onSend', async (request, reply, payload) => hook(request, reply, payload));
    };
    const caller = new Caller(await product.start({ ...generous, ROLE: 'api' }, { spoil: add }), world);
    await call(caller, 2 * PART);
    return caller.faults.join('\n');
  };

  it('is found out by a member that is not declared', async () => {
    const planted = (_: unknown, __: unknown, payload: unknown) =>
      String(payload).replace(/^\{"items":\[\{/, '{"items":[{"passwordHash":"x",');
    expect(await spoiled('/v1/organizations', planted)).toContain(
      'answers /items/*/passwordHash, which the document does not have',
    );
  }, 60_000);

  it('is found out by a status that is not declared', async () => {
    const planted = (_: unknown, reply: FastifyReply, payload: unknown) => {
      if (reply.statusCode === 200) void reply.code(206);
      return payload;
    };
    expect(await spoiled('/v1/organizations', planted)).toContain('answered 206: the document knows 200');
  }, 60_000);
});
