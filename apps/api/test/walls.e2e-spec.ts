import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { declaredCompartments, declaredTables, rolesOf } from '../../../libs/shared/database/index.js';
import { asLoginOf, privateTokensOf, wayOfThisRun } from '../../../libs/shared/testing/index.js';
import { AppModule } from '../app.module.js';
import { makeApiKey } from './api-keys.cases.js';
import { fillModules } from './cases.js';
import { Product } from './product.js';
import type { Person } from './product.js';

const product = new Product();
const modules = declaredCompartments().map(({ name }) => name);
const pairs = modules.flatMap((own) => modules.filter((it) => it !== own).map((other) => [own, other] as const));
/** Jobs of the kernel are composed by nobody, so no thief can stand in for them; they are stolen from all the same. */
const fromModules = pairs.filter(([own]) =>
  declaredCompartments().some((it) => it.name === own && it.events !== false),
);
const refused = { code: '42501' };
const { single } = wayOfThisRun();
if (single)
  process.stderr.write('\n⚠ Skipped: the walls between logins. Reason: DATABASE_ROLES=single has one login\n\n');
const betweenLogins = single ? describe.skip : describe;

beforeAll(async () => {
  await product.start();
}, 30_000);

afterAll(() => product.stop());

const as: <T>(module: string, work: (query: <Row>(text: string) => Promise<Row[]>) => Promise<T>) => Promise<T> = (
  module,
  work,
) => asLoginOf(module, product.database.variables, work);

betweenLogins.each(pairs)('the login of %s', (own, other) => {
  it(`is refused every table of ${other}, for reading and for writing`, async () => {
    const tables = await product.database.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname = $1`,
      [other],
    );
    expect(tables.length).toBeGreaterThan(1);
    await as(own, async (query) => {
      for (const { name } of tables)
        for (const attempt of [`select from ${name}`, `delete from ${name}`, `truncate ${name}`])
          await expect(query(attempt)).rejects.toMatchObject(refused);
    });
  });

  it(`cannot become the roles of ${other}`, async () => {
    const { owner, login } = rolesOf('bulkhead', other);
    await as(own, async (query) => {
      for (const role of [owner, login]) await expect(query(`set role ${role}`)).rejects.toMatchObject(refused);
    });
  });
});

describe.each(fromModules)('the container of %s', (own, other) => {
  it.each([...privateTokensOf(other)])(`is refused %s of ${other}`, async (_name, token) => {
    @Injectable()
    class Thief {
      constructor(@Inject(token) readonly loot: unknown) {}
    }
    const variables = { ...product.database.variables, LOG_LEVEL: 'silent', NODE_ENV: 'test' };
    const composition = AppModule.with(variables, { work: false });
    @Module({ imports: [composition, moduleNamed(own, composition)], providers: [Thief] })
    class ThiefModule {}
    const boot = NestFactory.createApplicationContext(ThiefModule, { logger: false, abortOnError: false });
    await expect(boot).rejects.toThrow(/can't resolve dependencies of the Thief/);
  });
});

describe('row-level security', () => {
  let owners: readonly [Person, Person];
  let organizations: readonly [string, string];

  beforeAll(async () => {
    owners = [await product.person(), await product.person()];
    organizations = [await product.organization(owners[0]), await product.organization(owners[1])];
    for (const index of [0, 1] as const) {
      await product.join(organizations[index], owners[index], await product.person('Guest'), 'member');
      await product.notifications(owners[index], 1);
      await makeApiKey(product, owners[index], organizations[index]);
      await fillModules(product, owners[index], organizations[index]);
    }
  }, 120_000);

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
    const unfiltered = `select ${key} as key from ${table}`;
    const everything = await product.database.query<{ key: string }>(unfiltered);
    expect(new Set(everything.map((row) => row.key)).size).toBeGreaterThan(1);
    await as(schema, async (query) => {
      await query(`begin; set local ${setting} = '${own}'`);
      const seen = await query<{ key: string }>(unfiltered);
      expect(new Set(seen.map((row) => row.key))).toEqual(new Set([own]));
      await query('commit');
      expect(await query(unfiltered)).toEqual([]);
    });
  });
});

/** A module as the application imports it. */
function moduleNamed(name: string, composition: DynamicModule) {
  const composed = composition.imports!.at(-1) as DynamicModule;
  const found = composed.imports!.find((it) => (it as { name?: string }).name?.toLowerCase() === `${name}module`);
  if (!found) throw new Error(`The composition has no module ${name}`);
  return found;
}
