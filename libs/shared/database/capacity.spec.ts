import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { mostTogether, sharesOf } from './capacity.js';
import { compartmentConfig } from './database.config.js';
import { DatabaseConfig, DatabaseModule, declaredCompartments, kernelConnection, takePlace } from './index.js';

DatabaseModule.forModule('alpha', { entities: [], migrations: [] });
DatabaseModule.forModule('beta', { entities: [], migrations: [] });

const compartment = (name: string) => ({ name, entities: [], migrations: [], config: compartmentConfig(name) });
const given = (variables: EnvironmentVariables) => {
  const all = { NODE_ENV: 'test', DATABASE_URL: 'postgres://admin:x@db.example.com/app', ...variables };
  const shares = sharesOf(DatabaseConfig.read(all), [compartment('alpha'), compartment('beta')], all);
  return shares.map(({ connection: { host, port, user }, databases, connections, isPooled }) => ({
    ...{ at: `${host}:${port}`, user, databases, connections, isPooled },
  }));
};

describe('what one process may open', () => {
  it('is every pool full, one connection for readiness and one for hints', () => {
    expect(given({ BETA_DATABASE_POOL_SIZE: '5' })).toEqual([
      { at: 'db.example.com:5432', user: 'bulkhead_kernel', databases: ['app'], connections: 10, isPooled: false },
    ]);
  });

  it('is counted on the server that it is opened on, whatever database that is in', () => {
    const [beta, gamma] = ['postgres://beta.example.com/app', 'postgres://db.example.com:5432/other'];
    const apart = given({ BETA_DATABASE_URL: beta });
    expect(apart.map(({ at, connections }) => [at, connections])).toEqual([
      ['db.example.com:5432', 5],
      ['beta.example.com:5432', 4],
    ]);
    expect(given({ BETA_DATABASE_URL: gamma })).toMatchObject([{ databases: ['app', 'other'], connections: 8 }]);
  });

  it('is counted past the pooler', () => {
    const shares = given({ DATABASE_DIRECT_URL: 'postgres://server.example.com/app' });
    expect(shares).toMatchObject([{ at: 'server.example.com:5432', connections: 8, isPooled: true }]);
  });

  it('adds up over all processes, with what others hold and what a migration needs', () => {
    const [share] = sharesOf(
      DatabaseConfig.read({ NODE_ENV: 'test', DATABASE_URL: 'postgres://a@b/c' }),
      [compartment('alpha'), compartment('beta')],
      {},
    );
    expect(mostTogether(share!, { most: 100, processes: 4, others: 7 })).toBe(5 * 8 + 7 + 2);
  });
});

describe('a process that starts', () => {
  let database: TestDatabase;
  let variables: EnvironmentVariables;
  const sessions: { end(): Promise<void> }[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await ownDatabase({ single: null, pooled: false });
    variables = { NODE_ENV: 'test', ...database.variables };
  });
  afterEach(async () => {
    for (const it of sessions.splice(0)) await it.end();
  });
  afterAll(() => database?.drop());

  const start = async (further: EnvironmentVariables = {}) => {
    const all = { ...variables, ...further };
    const place = await takePlace(DatabaseConfig.read(all), declaredCompartments(), all);
    sessions.push({ end: () => place.release() });
  };
  /** What a process that runs keeps open. */
  const running = async () => {
    const config = DatabaseConfig.read(variables);
    const name = { application_name: `${config.rolePrefix}:health` };
    const client = new Client({ ...kernelConnection(config), ...name });
    await client.connect();
    sessions.push(client);
  };
  const most = async () =>
    (await database.query<{ n: number }>(`select current_setting('max_connections')::int as n`))[0]!.n;
  /** So large that the pools of two processes fit beside what else this server has open, and those of three do not. */
  const poolSize = async () => ({
    DATABASE_POOL_SIZE: String(Math.min(100, Math.floor((await most()) / (3 * declaredCompartments().length)))),
  });

  it('starts where there is room, with the login that sees no more than that there are sessions', async () => {
    await expect(start()).resolves.toBeUndefined();
  });

  it('refuses where its own pools are more than the server has, and says what to change', async () => {
    const tooMany = { ALPHA_DATABASE_POOL_SIZE: '100', BETA_DATABASE_POOL_SIZE: '100' };
    await running();
    await expect(start(tooMany)).rejects.toThrow(
      /2 processes × \d+ \+ \d+ of others \+ 2 to migrate = \d+.*Lower DATABASE_POOL_SIZE or start fewer processes/,
    );
  });

  it('counts those that run by their pools, not by what they have open, and those that start before it', async () => {
    const size = await poolSize();
    await expect(start(size)).resolves.toBeUndefined();
    await running();
    await expect(start(size)).rejects.toThrow(/3 processes ×/);
  });

  it('only tells where a pooler stands between: what that opens is not for it to know', async () => {
    const tooMany = { ALPHA_DATABASE_POOL_SIZE: '100', BETA_DATABASE_POOL_SIZE: '100' };
    const pooled = { DATABASE_URL: 'postgres://pooler.example.com/app', DATABASE_DIRECT_URL: variables.DATABASE_URL };
    await running();
    await expect(start({ ...tooMany, ...pooled })).resolves.toBeUndefined();
  });
});
