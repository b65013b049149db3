import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken, getRepositoryToken } from '@nestjs/typeorm';
import { Client } from 'pg';
import {
  DatabaseConfig,
  declaredCompartments,
  declaredTables,
  moduleConnection,
} from '../../../libs/shared/database/index.js';
import { AppModule } from '../app.module.js';
import { Product } from './product.js';
import type { Person } from './product.js';

const product = new Product();
const compartments = declaredCompartments();
const pairs = compartments.flatMap((own) =>
  compartments.filter((it) => it !== own).map((other) => [own.name, other.name] as const),
);
let config: DatabaseConfig;

beforeAll(async () => {
  await product.start();
  config = DatabaseConfig.read(product.database.variables);
}, 30_000);

afterAll(() => product.stop());

const tablesOf = (schema: string) =>
  product.database.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname = $1`,
    [schema],
  );

async function as<T>(module: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(moduleConnection(config, module));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe.each(pairs)('the login of %s', (own, other) => {
  it(`is refused every table of ${other}, for reading and for writing`, async () => {
    const tables = await tablesOf(other);
    expect(tables.length).toBeGreaterThan(3);
    await as(own, async (client) => {
      for (const { name } of tables)
        for (const attempt of [`select from ${name}`, `delete from ${name}`, `truncate ${name}`])
          await expect(client.query(attempt)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it(`cannot become the roles of ${other}`, async () => {
    await as(own, async (client) => {
      for (const role of [`${config.rolePrefix}_${other}`, `${config.rolePrefix}_${other}_owner`])
        await expect(client.query(`set role ${role}`)).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe.each(pairs)('the container of %s', (own, other) => {
  const tokens = [
    getDataSourceToken(other),
    ...compartments
      .find(({ name }) => name === other)!
      .entities.map((entity) => getRepositoryToken(entity as never, other)),
  ];

  it.each(tokens.map((token) => [tokenName(token), token] as const))(
    `is refused %s of ${other}`,
    async (_name, token) => {
      @Injectable()
      class Thief {
        constructor(@Inject(token as string) readonly loot: unknown) {}
      }
      const composition = AppModule.with(
        { ...product.database.variables, LOG_LEVEL: 'silent', NODE_ENV: 'test' },
        { work: false },
      );
      @Module({ imports: [composition, moduleOf(composition, own)], providers: [Thief] })
      class ThiefModule {}
      const boot = NestFactory.createApplicationContext(ThiefModule, { logger: false, abortOnError: false });
      await expect(boot).rejects.toThrow(/can't resolve dependencies of the Thief/);
    },
  );
});

describe('row-level security', () => {
  let owners: readonly [Person, Person];
  let organizations: readonly [string, string];

  beforeAll(async () => {
    owners = [await product.person(), await product.person()];
    organizations = [await product.organization(owners[0]), await product.organization(owners[1])];
    for (const index of [0, 1] as const)
      await product.invite(organizations[index], owners[index], `guest${index}@example.com`, 'member');
  }, 30_000);

  const walled = [...declaredTables()].filter(([, kind]) => kind !== 'system');

  it('stands on every table that is a tenant’s or a user’s, and on no other', async () => {
    const secured = await product.database.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_policy p on p.polrelid = c.oid where c.relrowsecurity order by 1`,
    );
    expect(secured.map(({ name }) => name)).toEqual(walled.map(([name]) => name).sort());
  });

  it.each(walled)('shows nothing foreign in %s (%s), with no filter at all', async (table, kind) => {
    const [schema = ''] = table.split('.');
    const key = kind === 'user' ? 'user_id' : table === 'organizations.organizations' ? 'id' : 'organization_id';
    const own = kind === 'user' ? owners[1].id : organizations[1];
    const setting = kind === 'user' ? 'app.user_id' : 'app.organization_id';
    const everything = await product.database.query(`select ${key} from ${table}`);
    expect(everything.length).toBeGreaterThan(1);
    await as(schema, async (client) => {
      await client.query(`begin; set local ${setting} = '${own}'`);
      const seen = await client.query<Record<string, string>>(`select ${key} from ${table}`);
      expect(new Set(seen.rows.map((row) => row[key]))).toEqual(new Set([own]));
      await client.query('commit');
      expect((await client.query(`select ${key} from ${table}`)).rows).toEqual([]);
    });
  });
});

function tokenName(token: unknown): string {
  return typeof token === 'function' ? token.name : String(token);
}

/** A module of the composition, as the application imports it. */
function moduleOf(composition: DynamicModule, name: string) {
  const composed = composition.imports!.at(-1) as DynamicModule;
  const found = composed.imports!.find((it) => (it as { name?: string }).name?.toLowerCase() === `${name}module`);
  if (!found) throw new Error(`The composition has no module ${name}`);
  return found;
}
