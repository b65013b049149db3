import { randomUUIDv7 } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { Abstract, Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Activities } from '../activity/index.js';
import { compose } from '../composition/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { Statements } from '../database/index.js';
import { EventEngine } from '../events/index.js';
import type { DomainEvent, Envelope, EventClass } from '../events/index.js';
import { Authenticator, Authorizer, createHttpAdapter, HttpConfig, prepareHttp } from '../http/index.js';
import { kernel } from '../kernel/index.js';
import { arrive, publishedBy } from './arrivals.js';
import { costOf } from './cost.js';
import type { Cost } from './cost.js';
import { FakeAuthenticator, FakeAuthorizer, tokenOf } from './fake-access.js';
import type { Pretence } from './fake-access.js';
import { recordRun } from './recording.js';
import { ownAddress, TestClient } from './test-client.js';
import { clonedDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

interface Surroundings {
  /** Other modules, replaced by providers of what their doors offer. */
  readonly instead?: readonly (readonly [Type, readonly Provider[]])[];
  /** Answers to the ports that this module asks. */
  readonly ports?: readonly Provider[];
  readonly variables?: EnvironmentVariables;
  /** A database to share with another house: a second instance of the same product. */
  readonly database?: TestDatabase;
}

/** One module, running alone on a real PostgreSQL behind the real HTTP kernel. */
export class House {
  constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    private readonly module: Type,
    private readonly ownsDatabase: boolean,
  ) {}

  anonymous(): TestClient {
    return new TestClient(this.app, { 'x-forwarded-for': ownAddress() });
  }

  bearer(token: string): TestClient {
    return this.anonymous().with({ authorization: `Bearer ${token}` });
  }

  /** Somebody signed in; for modules that are not identity. */
  as(pretence: Pretence): TestClient {
    return this.bearer(tokenOf(pretence));
  }

  /** What the module under test would be given: others in the house may have one as well, such as a Database. */
  get<T>(token: Type<T> | Abstract<T>): T {
    return nearest(this.app, this.module, token) ?? this.app.get(token, { strict: false });
  }

  /** Carries and handles events until nothing is left to do now. */
  settle(): Promise<void> {
    return this.get(EventEngine).settle();
  }

  /** Makes events that wait for another try due at once. */
  async skipBackOff(module: string): Promise<void> {
    await this.adminQuery(`update ${module}.event_inbox set available_at = now() where status = 'pending'`);
  }

  /** Lets the clock strike again, and does what it asks for. */
  async nextTick(module: string): Promise<void> {
    await this.adminQuery(`delete from ${module}.event_ticks`);
    await this.settle();
  }

  /** An event of a module that does not run here arrives, as if carried by the relay. */
  publish(event: DomainEvent, { organizationId, id = randomUUIDv7() }: { organizationId?: string; id?: string } = {}) {
    return arrive(this.app, event, { organizationId: organizationId ?? null, id });
  }

  /** What was published of this kind, in order. */
  published<Data extends object>(event: EventClass<Data>): Promise<Envelope<Data>[]> {
    return publishedBy(this.database, event);
  }

  measure<T>(work: () => Promise<T>): Promise<Cost<T>> {
    return costOf(this.get(Statements), work, this.get(Activities));
  }

  adminQuery<Row = Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]> {
    return this.database.query<Row>(text, parameters);
  }

  async close(): Promise<void> {
    await this.app.close();
    if (this.ownsDatabase) await this.database.drop();
  }
}

/** Boots a module alone: others are fakes behind their doors, the database and the HTTP kernel are the real ones. */
export async function bootModule(module: Type, surroundings: Surroundings = {}): Promise<House> {
  const { instead = [], ports = [], database = await clonedDatabase() } = surroundings;
  // Twenty at once may wait longer for a connection on a busy machine than a request should in production.
  const patience = { DATABASE_ACQUIRE_TIMEOUT_MS: '20000' };
  const variables = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    TRUSTED_PROXY_HOPS: '1',
    ...patience,
    ...surroundings.variables,
  };
  const environment = { ...variables, ...database.variables };
  const neighbours = fakeModule([...missingGuards(module), ...ports]);
  const building = Test.createTestingModule({
    imports: [
      ...kernel({ variables: environment, work: false, problems: {}, openapi: {} }),
      compose([module, neighbours]),
    ],
  });
  for (const [replaced, providers] of instead) building.overrideModule(replaced).useModule(fakeModule(providers));
  const testing = await building.compile();
  const config = HttpConfig.read(environment);
  const app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter(config), { logger: false });
  await prepareHttp(app, config);
  await app.getHttpAdapter().getInstance().ready();
  recordRun(app);
  return new House(app, database, module, surroundings.database === undefined);
}

/** The module's own, or that of a module which it imports, the nearest first; undefined where it comes from elsewhere. */
function nearest<T>(app: NestFastifyApplication, module: Type, token: Type<T> | Abstract<T>): T | undefined {
  const all = [...app.get(ModulesContainer).values()];
  const near = new Set(all.filter(({ metatype }) => metatype === module));
  for (const { providers, imports } of near) {
    const found = providers.get(token as Type);
    if (found) return found.instance as T;
    for (const further of imports) near.add(further);
  }
  return undefined;
}

/** Fakes for the guards' ports, unless the module under test answers them itself. */
function missingGuards(module: Type): Provider[] {
  const exported = (Reflect.getMetadata(MODULE_METADATA.EXPORTS, module) ?? []) as unknown[];
  const guards = [
    { provide: Authenticator, useClass: FakeAuthenticator },
    { provide: Authorizer, useClass: FakeAuthorizer },
  ];
  return guards.filter(({ provide }) => !exported.includes(provide));
}

function fakeModule(providers: readonly Provider[]): Type {
  class Neighbours {}
  const tokens = providers.map((it) => (typeof it === 'function' ? it : it.provide));
  Module({ providers: [...providers], exports: tokens })(Neighbours);
  return Neighbours;
}
