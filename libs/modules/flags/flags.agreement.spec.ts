import { randomUUIDv7 } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InMemStorageProvider, Unleash } from 'unleash-client';
import type { Context } from 'unleash-client';
import { anonymous, signedInAs } from '../../shared/callers/index.js';
import { FeatureSwitch } from '../../shared/switches/index.js';
import { clonedDatabase, isLong } from '../../shared/testing/index.js';
import type { House, TestDatabase } from '../../shared/testing/index.js';
import type { EvaluationContext, Payload } from './evaluation/definitions.js';
import { randomRuleset } from './evaluation/test/random-flags.js';
import { randomUsers } from './evaluation/test/random-users.js';
import { bootFlags, Ground } from './test/ground.js';

const seed = 20_260_301;
const USERS = isLong ? 10_000 : 100;
const FLAGS = 50;
const DIFFERENCES_SHOWN = 5;
const ADDRESS = '192.0.2.1';
/** As the product calls itself, and where its flags are. */
const itself = { appName: 'bulkhead', environment: 'staging' };

/** Whether a flag is on, and the variant that it gives, if it gives one. */
interface Answer {
  readonly enabled: boolean;
  readonly variant: { readonly name: string; readonly payload?: Payload } | null;
}

let database: TestDatabase;
let house: House;
let operator: Ground;
let url: string;
let client: Unleash;
const { flags, segments } = randomRuleset(seed, FLAGS);
const keys = flags.map(({ name }) => name);

beforeAll(async () => {
  database = await clonedDatabase();
  const storable = flags.map((flag) => ({ ...flag, type: flag.type?.replace('-', '_') }));
  operator = await Ground.of({ database }, storable, segments);
  const variables = { OPERATOR_ORGANIZATION_ID: operator.organizationId, FLAGS_ENVIRONMENT: 'staging' };
  house = await bootFlags({ database, variables });
  await house.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(house.app.getHttpServer().address() as AddressInfo).port}`;
  client = new Unleash({
    ...{ ...itself, url: `${url}/unleash/api`, customHeaders: { Authorization: operator.token() } },
    ...{ disableMetrics: true, disableAutoStart: true, skipInstanceCountWarning: true },
    storageProvider: new InMemStorageProvider(),
  });
  await client.start();
});
afterAll(async () => {
  client?.destroy();
  await house.close();
  await database.drop();
});

/** What the SDK decides, from the rules that the server has sent it. */
function locally(key: string, context: EvaluationContext): Answer {
  const { name, enabled, payload } = client.getVariant(key, context as Context);
  const variant = enabled ? { name, ...(payload && { payload: payload as Payload }) } : null;
  return { enabled: client.isEnabled(key, context as Context), variant };
}

/** What the product decides for itself. */
function bySwitches(key: string, { userId = '', remoteAddress = '', properties }: EvaluationContext): Answer {
  const switches = house.get(FeatureSwitch);
  const caller = signedInAs(anonymous(randomUUIDv7(), { ip: remoteAddress, userAgent: null }), userId);
  const said = properties as Record<string, string>;
  return {
    enabled: switches.isEnabled(caller, key, { fallback: false, properties: said }),
    variant: switches.variant(caller, key, { properties: said }),
  };
}

async function post(path: string, context: object): Promise<Record<string, unknown>[]> {
  const headers = { authorization: operator.token(), 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify({ context }) });
  const body = (await answer.json()) as { flags?: []; toggles?: [] };
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(body)}`);
  return body.flags ?? body.toggles ?? [];
}

/** The same answer in the words of OFREP: one value, whose type is the payload's. */
function inOfrep({ enabled, variant }: Answer): object {
  if (!variant) return { variant: enabled ? 'enabled' : 'disabled', value: enabled };
  return { variant: variant.name, value: variant.payload ? valueOf(variant.payload) : enabled };
}

function valueOf({ type, value }: Payload): unknown {
  if (type === 'json') return JSON.parse(value);
  return type === 'number' ? Number(value) : value;
}

const texts = (properties: object = {}) =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]));

/** Counts what is compared, and keeps the first differences. */
class Comparison {
  readonly shown: object[] = [];
  compared = 0;
  differences = 0;
  on = 0;

  compare(key: string, context: object, one: unknown, other: unknown): void {
    this.compared++;
    if (JSON.stringify(one) === JSON.stringify(other)) return;
    this.differences++;
    if (this.shown.length < DIFFERENCES_SHOWN) this.shown.push({ key, context, one, other });
  }
}

describe(`${USERS} users × ${FLAGS} flags (seed ${seed})`, () => {
  it('the SDK’s own answer is the server’s by OFREP, and the product’s own', async () => {
    const [server, product] = [new Comparison(), new Comparison()];
    for (const { userId, remoteAddress = ADDRESS, properties } of randomUsers(seed, USERS)) {
      const context = { userId, remoteAddress, properties: texts(properties) };
      const told = await post('/ofrep/v1/evaluate/flags', {
        ...{ targetingKey: userId, remoteAddress, appName: itself.appName },
        ...context.properties,
      });
      const byKey = new Map(told.map((it) => [it.key, it]));
      for (const key of keys) {
        const own = locally(key, context);
        const { variant, value } = byKey.get(key) ?? {};
        server.compare(key, context, { variant, value }, inOfrep(own));
        product.compare(key, context, bySwitches(key, context), own);
        if (own.enabled) server.on++;
      }
    }
    expect([server.shown, product.shown]).toEqual([[], []]);
    expect([server, product]).toMatchObject(Array(2).fill({ compared: USERS * FLAGS, differences: 0 }));
    // A comparison of flags that are all off would prove nothing.
    expect(server.on).toBeGreaterThan(server.compared / 5);
  }, 600_000);

  it('and the server’s to front ends, whatever the context has', async () => {
    const found = new Comparison();
    for (const user of randomUsers(seed + 1, USERS)) {
      const properties = texts(user.properties);
      const context = { ...user, remoteAddress: user.remoteAddress ?? ADDRESS, environment: 'staging', properties };
      const told = new Map((await post('/unleash/api/frontend', context)).map((it) => [it.name, it]));
      for (const key of keys) {
        const own = locally(key, context);
        const { enabled = false, variant } = (told.get(key) ?? {}) as {
          enabled?: boolean;
          variant?: Answer['variant'];
        };
        const theirs = variant && (variant as { enabled?: boolean }).enabled ? variant : null;
        const { name, payload } = theirs ?? {};
        found.compare(key, context, { enabled, variant: theirs && { name, ...(payload && { payload }) } }, own);
        if (own.enabled) found.on++;
      }
    }
    expect(found.shown).toEqual([]);
    expect(found).toMatchObject({ compared: USERS * FLAGS, differences: 0 });
    expect(found.on).toBeGreaterThan(found.compared / 5);
  }, 600_000);
});
