import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loginIn } from '../../scratch/login.ts';
import type { Scratch } from '../../scratch/server.ts';
import { openScratch } from '../../scratch/server.ts';
import type { Files } from '../../test/house.ts';
import { build, manifest } from '../../test/house.ts';
import { runProgram } from '../../test/run.ts';

const create = 'create table carts.rows (id uuid primary key)';
const migration = (sql: string): string => `import type { QueryRunner } from 'typeorm';
export class Carts1700000000000 {
  async up(runner: QueryRunner): Promise<void> { await runner.query(${JSON.stringify(sql)}); }
  async down(): Promise<void> {}
}`;

/** One module with a table, and roles for its schema: what a server knows of all its databases. */
const house: Files = {
  'package.json': '{ "type": "module", "dependencies": { "typeorm": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "types": [], "experimentalDecorators": true } }',
  'boundaries.config.json': JSON.stringify({
    ...{ tools: '', rootFiles: ['database.ts'], database: 'database.ts', layers: ['imports', 'catalog'] },
    orm: { jobs: ['clock'] },
  }),
  'database.ts': `export const compartments = [{ name: 'carts', owner: 'shop_carts_owner', login: 'shop_carts' }];
export const provision = (database: string): string[] => [
  'revoke connect, temporary on database ' + database + ' from public; revoke all on schema public from public',
  \`do $$ begin
    if not exists (select from pg_roles where rolname = 'shop_carts_owner') then create role shop_carts_owner; end if;
    if not exists (select from pg_roles where rolname = 'shop_carts') then create role shop_carts; end if;
  end $$\`,
  "alter role shop_carts login password 'known to the product'",
  'create schema carts authorization shop_carts_owner',
];`,
  'apps/api/main.ts': "import { Things } from '../../libs/modules/carts/index.js';\nexport const modules = [Things];",
  'libs/shared/clock/index.ts': 'export const clock = 1;',
  'libs/shared/testing/index.ts': 'export const boot = 1;',
  'libs/modules/carts/module.json': manifest('carts'),
  'libs/modules/carts/index.ts': "export { Things } from './carts.module.js';",
  'libs/modules/carts/carts.module.ts': 'export class Things {}',
  'libs/modules/carts/migrations/1-carts.ts': migration(create),
};

let scratch: Scratch;
let admin: DataSource;
const houses: (() => void)[] = [];

beforeAll(async () => {
  scratch = await openScratch(resolve('.'));
  admin = await new DataSource({ type: 'postgres', ...scratch.login, database: 'postgres' }).initialize();
}, 60_000);
afterEach(() => houses.splice(0).forEach((remove) => remove()));
afterAll(async () => {
  delete process.env['BOUNDARIES_DATABASE_URL'];
  await admin.destroy();
  await scratch.stop();
});

const addressFor = (user: string): string =>
  `postgres://${user}@${encodeURIComponent(scratch.login.host)}:${scratch.login.port}`;

/** Judges the house on the server that is there, unless another one is named. Each house is new: nothing is remembered. */
async function judged(changed: Files = {}, address = addressFor(scratch.login.username)) {
  const built = build({ ...house, 'libs/modules/carts/carts.id.ts': `export const id = ${Date.now()};`, ...changed });
  houses.push(built.remove);
  process.env['BOUNDARIES_DATABASE_URL'] = address;
  return runProgram(['--root', built.root, '--only', 'catalog', '--alone', '--no-cache']);
}

/** What a server has beside its databases' content. */
const standing = async (): Promise<unknown[]> =>
  admin.query(`
    select datname::text as name, '' as can from pg_database
    union all select rolname, rolcanlogin::text || coalesce(rolpassword, '') from pg_authid
    union all select 'lock', objid::text from pg_locks where locktype = 'advisory' order by 1`);

describe('a server that is given', () => {
  it('is as it was before, after a run and after one that failed in between', async () => {
    const before = await standing();
    expect(await judged()).toMatchObject({ code: 0, err: '' });
    expect(await standing()).toEqual(before);
    const failing = await judged({
      'libs/modules/carts/migrations/1-carts.ts': migration('create table others.rows ()'),
    });
    expect([failing.code, failing.out]).toEqual([1, expect.stringContaining('schema "others" does not exist')]);
    expect(await standing()).toEqual(before);
    const broken = house['database.ts']!.replace(`'create schema carts`, `'create schema carts, and'`);
    expect(await judged({ 'database.ts': broken })).toMatchObject({ code: 2 });
    expect(await standing()).toEqual(before);
  }, 60_000);

  it('is cleared of what a run has left that was killed', async () => {
    const before = await standing();
    await admin.query('create database boundaries_4711_ma3x1z_carts');
    await admin.query(`create role shop_carts_owner; comment on role shop_carts_owner is
      'made by bulkhead-boundaries for one run'`);
    expect(await judged()).toMatchObject({ code: 0, err: '' });
    expect(await standing()).toEqual(before);
  }, 60_000);

  it('is not touched where the product itself stands on it', async () => {
    await admin.query(`create role shop_carts login password 'in use'`);
    const before = await standing();
    const { code, out } = await judged();
    expect([code, out]).toEqual([
      2,
      expect.stringContaining('has roles that the repository would change: shop_carts;'),
    ]);
    expect(await standing()).toEqual(before);
    await admin.query('drop role shop_carts');
  }, 60_000);

  it('is refused without the rights that it takes, and where nobody answers', async () => {
    await admin.query('create role somebody login createdb createrole');
    const words = [
      [addressFor('somebody'), 'somebody of BOUNDARIES_DATABASE_URL is no superuser'],
      [addressFor('nobody'), 'does not let the gate in: role "nobody" does not exist'],
      ['postgres://gate@127.0.0.1:1', 'does not let the gate in: connect ECONNREFUSED 127.0.0.1:1'],
      ['mysql://gate@localhost', 'BOUNDARIES_DATABASE_URL is no address of a PostgreSQL'],
    ] as const;
    for (const [address, said] of words) {
      const { code, out } = await judged({}, address);
      expect([code, out]).toEqual([2, expect.stringContaining(said)]);
    }
    await admin.query('drop role somebody');
  }, 60_000);
});

describe('the address of a server', () => {
  it('is read whole', () => {
    expect(loginIn('postgres://gate:p%40ss@[::1]:5433/start')).toEqual({
      ...{ host: '::1', port: 5433, username: 'gate', password: 'p@ss', database: 'start' },
    });
    expect(loginIn('postgresql://gate@%2Ftmp%2Fsocket')).toEqual({ host: '/tmp/socket', port: 5432, username: 'gate' });
  });

  it.each([
    ['postgres://localhost', 'names no user'],
    ['postgres://gate@localhost/a?sslmode=require', 'sslmode'],
    ['gate', 'is no address'],
    ['postgres://gate:50%@localhost', 'is no address'],
  ])('is refused where it does not say that: %s', (address, why) => {
    expect(() => loginIn(address)).toThrow(why);
  });
});
