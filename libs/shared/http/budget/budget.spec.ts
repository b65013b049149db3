import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Clock } from '../../clock/index.js';
import { Metrics } from '../../metrics/index.js';
import { bootModule, expectSameCost, expectWithinBudget, ownDatabase } from '../../testing/index.js';
import type { Cost, House, TestDatabase } from '../../testing/index.js';
import { DeliveriesModule } from '../../testing/test/deliveries.js';
import { allowanceOf, Budget, routes } from '../index.js';
import { Tally } from './budget.tally.js';

const ROWS = 40;
const organizationId = randomUUIDv7();
const path = `/v1/organizations/${organizationId}/deliveries`;

let database: TestDatabase;
let house: House;

beforeAll(async () => {
  database = await ownDatabase();
  house = await bootModule(DeliveriesModule, { database });
  const couriers = `select gen_random_uuid(), $1, 'Courier ' || n from generate_series(1, $2::int) n`;
  await database.query(`insert into couriers.couriers ${couriers}`, [organizationId, ROWS]);
  await database.query(
    `insert into deliveries.deliveries select gen_random_uuid(), organization_id, id from couriers.couriers`,
  );
});
afterAll(async () => {
  await house?.close();
  await database?.drop();
});
afterEach(() => void jest.restoreAllMocks());

async function get(rest: string) {
  const client = house.as({ userId: randomUUIDv7(), organizationId, permissions: ['deliveries:read'] });
  const answer = await client.get(`${path}/${rest}`);
  expect(answer.status).toBeLessThan(300);
  // A request ends with its connection, and that comes after its answer.
  await turn();
}
const read = (rest: string, limit = ROWS) => house.measure(() => get(`${rest}?limit=${limit}`));

/** `libs/shared/testing/test/x.ts:12`: where this text stands in a source. */
function place(file: string, text: string): string {
  const source = join(import.meta.dirname, '../../testing/test', `${file}.ts`);
  const lines = readFileSync(source, 'utf8').split('\n');
  const line = lines.findIndex((it) => it.includes(text)) + 1;
  expect(line).toBeGreaterThan(0);
  return `libs/shared/testing/test/${file}.ts:${line}`;
}

/** What a failing test shows. */
function failureOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing failed';
}

const ofReads = allowanceOf({ method: 'GET' });
const loops = [
  {
    of: 'a facade',
    rest: 'by-facade',
    repeated: /40 × SELECT … FROM "couriers"."couriers" "Courier" WHERE .* LIMIT \? \(couriers\)/,
    lines: () => [
      `sent at ${place('couriers', 'this.database.transaction')} ← ${place('deliveries', 'this.couriers.nameOf')}`,
      '40 × CouriersFacade.nameOf (couriers)',
      `called at ${place('deliveries', 'this.couriers.nameOf')}`,
    ],
  },
  {
    of: 'a repository',
    rest: 'by-repository',
    repeated: /40 × SELECT … FROM "deliveries"."deliveries" "Delivery" WHERE .* LIMIT \? \(deliveries\)/,
    lines: () => [
      `sent at ${place('deliveries.repository', 'findOneByOrFail')} ← ${place('deliveries', 'this.deliveries.findCourierId')}`,
    ],
  },
  {
    of: 'a look-up, whose texts are all different,',
    rest: 'by-lookup',
    repeated: /40 × select courier_id from deliveries.deliveries where id = \?::uuid \(deliveries\)/,
    lines: () => [
      `sent at ${place('deliveries.repository', 'this.database.lookup')} ← ${place('deliveries', 'lookUpCourierId(id) }')}`,
    ],
  },
];

describe('a test over budget', () => {
  it.each(loops)('shows that $of was called in a loop: what was sent, how often and where', async (loop) => {
    const cost = await read(loop.rest);
    const shown = failureOf(() => expectWithinBudget(cost, ofReads, `GET ${loop.rest}`));
    expect(shown).toMatch(`GET ${loop.rest} costs more than it may: 41 statements of 4, `);
    expect(shown).toMatch(loop.repeated);
    for (const line of loop.lines()) expect(shown).toContain(line);
  });

  it.each(loops)('is found by few rows beside many, too, when $of is called in a loop', async (loop) => {
    const [few, many] = [await read(loop.rest, 1), await read(loop.rest)];
    expectWithinBudget(few, ofReads, 'one row');
    const shown = failureOf(() => expectSameCost(few, many, `GET ${loop.rest}`));
    expect(shown).toMatch(`GET ${loop.rest} costs another thing for many rows than for few: 2 statements in `);
    expect(shown).toMatch(loop.repeated);
    for (const line of loop.lines()) expect(shown).toContain(line);
    expectSameCost(many, await read(loop.rest), 'the same');
  });

  it('is found by a facade that was called in a loop and asked nothing', () => {
    const [call] = [{ what: 'CouriersFacade.nameOf', module: 'couriers', at: 'here' as never }];
    const cost = (calls: number) => ({
      sent: [],
      roundTrips: 0,
      calls: Array(calls).fill(call) as Cost<never>['calls'],
    });
    expect(failureOf(() => expectSameCost(cost(1), cost(50), 'It'))).toMatch(/50 × CouriersFacade.nameOf/);
  });

  it('leaves the limits of stacks as they were', async () => {
    const limit = Error.stackTraceLimit;
    await read('by-facade', 2);
    expect(Error.stackTraceLimit).toBe(limit);
  });
});

describe('a request over budget', () => {
  const name = 'bulkhead_http_budget_exceeded_total';
  const counted = async (rest: string) => {
    const lines = (await house.get(Metrics).text()).split('\n').filter((it) => it.startsWith(`${name}{`));
    return Object.fromEntries(
      lines
        .filter((it) => it.includes(`http_route="/v1/organizations/:organizationId/deliveries/${rest}"`))
        .map((it) => [/resource="(\w+)"/.exec(it)?.[1], Number(it.split(' ').at(-1))]),
    );
  };
  let base = Date.now();
  const later = (seconds: number) =>
    jest.spyOn(house.get(Clock), 'now').mockReturnValue(new Date(base + seconds * 1000));
  /** What is warned of, ten minutes after all that came before. */
  const warnings = () => {
    base += 600_000;
    later(0);
    return jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  };

  it('is counted by its route, its module and what it used too much of', async () => {
    const before = await counted('by-facade');
    for (let n = 0; n < 2; n++) await get('by-facade');
    const { statements = 0, round_trips = 0 } = before;
    // On a slow machine it may be over its time, too.
    expect(await counted('by-facade')).toMatchObject({ statements: statements + 2, round_trips: round_trips + 2 });
    const labels = `http_request_method="GET",http_route="/v1/organizations/:organizationId/deliveries/by-facade",module="deliveries"`;
    expect(await house.get(Metrics).text()).toContain(`${name}{${labels},resource="statements"}`);
  });

  it('is warned of, with the statement that it repeated and the modules behind it', async () => {
    const warned = warnings();
    await get('by-facade');
    expect(warned.mock.calls).toEqual([
      [
        {
          event: 'http.over_budget',
          operation: 'deliveries_listByFacade',
          requestId: expect.any(String),
          over: expect.arrayContaining([
            { resource: 'statements', used: 41, allowed: 4 },
            { resource: 'round_trips', used: 82, allowed: 6 },
          ]),
          statement: expect.stringMatching(/^SELECT … FROM "couriers"."couriers" "Courier" WHERE .* = \?/),
          count: 40,
          ms: expect.any(Number),
          modules: ['deliveries', 'couriers'],
          msg: expect.any(String),
        },
      ],
    ]);
  });

  it('is warned of without any value, although no two of its texts are alike', async () => {
    const warned = warnings();
    await get('by-lookup');
    const statement = 'select courier_id from deliveries.deliveries where id = ?::uuid';
    expect(warned).toHaveBeenCalledWith(expect.objectContaining({ statement, count: 40, modules: ['deliveries'] }));
  });

  it('is warned of once a minute, and counted each time', async () => {
    const warned = warnings();
    const before = await counted('by-facade');
    for (const seconds of [0, 30, 59.9]) {
      later(seconds);
      await get('by-facade');
    }
    expect(warned).toHaveBeenCalledTimes(1);
    await get('by-repository');
    expect(warned).toHaveBeenCalledTimes(2);
    later(61);
    await get('by-facade');
    expect(warned).toHaveBeenCalledTimes(3);
    expect((await counted('by-facade')).statements).toBe(before.statements! + 4);
  });

  it('is one that waits for the database too long, too', async () => {
    const warned = warnings();
    await get('slow');
    expect(await counted('slow')).toEqual({ database_time: 1 });
    const statement = 'select pg_sleep(?)';
    expect(warned).toHaveBeenCalledWith(expect.objectContaining({ statement, count: 1 }));
    const [{ over }] = warned.mock.calls[0] as unknown as [{ over: { used: number }[] }];
    expect(over).toEqual([{ resource: 'database_time', used: expect.any(Number), allowed: 100 }]);
    expect(over[0]!.used).toBeGreaterThanOrEqual(150);
  });

  it.each(['allowed', 'beside'])('is none where the route says why, or where it works for all: %s', async (rest) => {
    const warned = warnings();
    const { beside } = await read(rest);
    expect(beside).toHaveLength(rest === 'beside' ? 1 + ROWS : 0);
    expect(await counted(rest)).toEqual({});
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('a budget', () => {
  it('is what any route has, and what its own says instead', () => {
    const all = routes(house.app);
    const of = (operationId: string) => allowanceOf(all.find((it) => it.operationId === operationId)!);
    expect(of('deliveries_listByFacade')).toEqual({ statements: 4, roundTrips: 6, databaseMs: 100 });
    expect(of('deliveries_listAllowed')).toEqual({ statements: 200, roundTrips: 200, databaseMs: 60_000 });
    expect(allowanceOf({ method: 'PATCH' })).toEqual({ statements: 10, roundTrips: 12, databaseMs: 250 });
    const budget = { reason: 'a test', statements: 11 };
    expect(allowanceOf({ method: 'POST', budget })).toEqual({ statements: 11, roundTrips: 12, databaseMs: 250 });
  });

  it('counts on where it remembers no more of what was sent', () => {
    const tally = new Tally();
    for (let n = 0; n < 1500; n++)
      tally.add({ module: 'm', text: `select ${n}`, seconds: 0.001, ahead: false, activity: undefined });
    expect(tally.excess(ofReads)).toEqual([
      { resource: 'statements', used: 1500, allowed: 4 },
      { resource: 'round_trips', used: 1500, allowed: 6 },
      { resource: 'database_time', used: 1500, allowed: 100 },
    ]);
    expect(tally.most('count')).toMatchObject({ statement: 'select ?', count: 1000, modules: ['m'] });
  });

  it('says why, in whole numbers', () => {
    expect(() => Budget({ statements: 5, reason: ' ' })).toThrow('says why');
    for (const statements of [-1, 1.5, NaN]) expect(() => Budget({ statements, reason: 'a test' })).toThrow('whole');
  });
});
