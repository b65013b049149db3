import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anonymous, inOrganization, signedInAs } from '../callers/index.js';
import { ConfigModule } from '../config/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Database, DatabaseModule, renewTenantPolicy, tenantPolicy } from './index.js';

const MINE = 5_000;
const OTHERS = 1_000;
const OF_EACH = 100;

class CreateLetters1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table archive.letters (organization_id uuid not null, id uuid not null, text text not null)',
    );
    await runner.query('create unique index letters_pk on archive.letters (organization_id, id)');
    await runner.query(tenantPolicy('archive.letters'));
  }

  async down(): Promise<void> {}
}

@Injectable()
class Archive {
  constructor(readonly database: Database) {}
}

@Module({
  imports: [DatabaseModule.forModule('archive', { entities: [], migrations: [CreateLetters1764000000021] })],
  providers: [Archive],
  exports: [Archive],
})
class ArchiveModule {}

const caller = inOrganization(signedInAs(anonymous('r'), randomUUIDv7()), randomUUIDv7(), []);
let test: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  test = await ownDatabase();
  @Module({ imports: [ConfigModule.forRoot(test.variables), DatabaseModule.forRoot(), ArchiveModule] })
  class Program {}
  app = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  const others = await test.query<{ id: string }>('select gen_random_uuid() as id from generate_series(1, $1)', [
    OTHERS,
  ]);
  const fill = `insert into archive.letters select organization, gen_random_uuid(), 'A letter'
    from unnest($1::uuid[]) organization, generate_series(1, $2::int) order by random()`;
  await test.query(fill, [others.map(({ id }) => id), OF_EACH]);
  await test.query(fill, [[caller.organizationId], MINE]);
  await test.query('analyze archive.letters');
}, 30_000);
afterAll(async () => {
  await app?.close();
  await test?.drop();
});

/** How the module itself, behind its wall, would read one page. */
async function planOfAPage(): Promise<string> {
  const { database } = app.get(Archive, { strict: false });
  const rows = await database.transaction(caller, () =>
    database
      .unitOfWork()
      .manager.query<{ 'QUERY PLAN': string }[]>(
        'explain select id, text from archive.letters where organization_id = $1 and id > $2 order by id limit 51',
        [caller.organizationId, '00000000-0000-0000-0000-000000000000'],
      ),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('a page of many rows, behind the wall', () => {
  it('is read along its index, as far as the page goes', async () => {
    const plan = await planOfAPage();
    expect(plan).toContain('Index Scan using letters_pk');
    expect(plan).not.toContain('Sort');
  });

  it('was read and sorted whole by walls of before, which are renewed in place', async () => {
    const wall = `organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
      or current_setting('app.scope', true) = 'system'`;
    await test.query(`alter policy wall on archive.letters using (${wall})`);
    expect(await planOfAPage()).toContain('Sort');
    await test.query(renewTenantPolicy('archive.letters'));
    expect(await planOfAPage()).not.toContain('Sort');
  });
});
