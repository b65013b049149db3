import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsoleLogger, Injectable, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import { Client } from 'pg';
import { Column, PrimaryColumn, Repository } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anonymous, asSystem, inOrganization, signedInAs } from '../callers/index.js';
import { ConfigModule } from '../config/index.js';
import { asLoginOf, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import {
  Database,
  DatabaseConfig,
  DatabaseModule,
  declaredCompartments,
  migrate,
  placements,
  provision,
  provisionStatements,
  sql,
  TenantTable,
  tenantPolicy,
} from './index.js';

@TenantTable('alpha', 'notes')
class Note {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') text!: string;
}

class CreateNotes1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table alpha.notes (id uuid primary key, organization_id uuid not null, text text)');
    await runner.query(tenantPolicy('alpha.notes'));
  }

  async down(): Promise<void> {}
}

/** What a later release might bring: it has to reach the rows of every organization. */
class BackfillNotes1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update alpha.notes set text = 'backfilled'`);
  }

  async down(): Promise<void> {}
}

@Injectable()
class Notes {
  constructor(
    readonly database: Database,
    @InjectRepository(Note, 'alpha') readonly rows: Repository<Note>,
  ) {}
}

@Module({
  imports: [DatabaseModule.forModule('alpha', { entities: [Note], migrations: [CreateNotes1764000000001] })],
  providers: [Notes],
  exports: [Notes],
})
class AlphaModule {}

@Module({ imports: [DatabaseModule.forModule('beta', { entities: [], migrations: [] })] })
class BetaModule {}

const single = { login: `single_${randomBytes(4).toString('hex')}`, password: 'one for all' };
const warnings: unknown[] = [];
let database: TestDatabase;
let config: DatabaseConfig;
let app: INestApplicationContext;
let notes: Notes;

const placement = () => placements(config, declaredCompartments(), database.variables)[0]!;
const program = (logger: false | ConsoleLogger = false) => {
  @Module({ imports: [ConfigModule.forRoot(database.variables), DatabaseModule.forRoot(), AlphaModule, BetaModule] })
  class Program {}
  return NestFactory.createApplicationContext(Program, { logger, abortOnError: false });
};

/** Something as the server's superuser, in the maintenance database. */
async function asSuperuser(text: string): Promise<void> {
  const client = new Client(process.env.TEST_DATABASE_URL);
  await client.connect();
  await client.query(text).finally(() => client.end());
}

class Listening extends ConsoleLogger {
  override warn(message: unknown): void {
    warnings.push(message);
  }
}

beforeAll(async () => {
  await asSuperuser(`create role ${single.login} login password '${single.password}'`);
  database = await ownDatabase({ single, pooled: false });
  config = DatabaseConfig.read(database.variables);
  app = await program(new Listening('', { logLevels: ['warn'] }));
  notes = app.get(Notes, { strict: false });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
  await asSuperuser(`drop role ${single.login}`);
});

const someone = () => inOrganization(signedInAs(anonymous('r'), randomUUIDv7()), randomUUIDv7(), []);
const insert = (caller: ReturnType<typeof someone>, organizationId = caller.organizationId) =>
  notes.database.transaction(caller, () => notes.rows.insert({ id: randomUUIDv7(), organizationId, text: 'by hand' }));

describe('DATABASE_ROLES=single', () => {
  it('makes no role, and says at the start what is lost', async () => {
    const roles = await database.query('select from pg_roles where starts_with(rolname, $1)', [config.rolePrefix]);
    expect(roles).toEqual([]);
    expect(provisionStatements(config, placement()).join('\n')).not.toMatch(/create role|grant/);
    expect(warnings).toContainEqual(expect.objectContaining({ event: 'database.single_login' }));
  });

  it('is one login that owns all, and that the server times out', async () => {
    const [row] = await asLoginOf('alpha', database.variables, (query) =>
      query<{ login: string; timeout: string; path: string }>(
        `select current_user as login, current_setting('statement_timeout') as timeout,
           current_setting('search_path') as path`,
      ),
    );
    expect(row).toEqual({ login: single.login, timeout: '10s', path: '""' });
  });

  it('keeps organizations apart all the same, although the login owns the tables', async () => {
    const [ours, theirs] = [someone(), someone()];
    for (const caller of [ours, theirs]) await insert(caller);
    const unfiltered = await notes.database.transaction(ours, () => notes.rows.find());
    expect(unfiltered.map((row) => row.organizationId)).toEqual([ours.organizationId]);
    expect(await notes.database.transaction(anonymous('r'), () => notes.rows.find())).toEqual([]);
    await expect(insert(ours, theirs.organizationId)).rejects.toMatchObject({ code: 'boundary_breach' });
    const seen = await notes.database.lookup<object>('test', sql`select id from alpha.notes`);
    expect(seen.length).toBeGreaterThan(1);
    await asLoginOf('alpha', database.variables, async (query) => {
      expect(await query('select from alpha.notes')).toEqual([]);
    });
  });

  it('does not keep modules apart: that is what it gives up', async () => {
    await asLoginOf('beta', database.variables, async (query) => {
      expect(await query(`select from alpha.event_outbox`)).toEqual([]);
    });
  });

  it('lets a backfill reach every row', async () => {
    const { compartments, url } = placement();
    const later = compartments.map((it) =>
      it.name === 'alpha' ? { ...it, migrations: [...it.migrations, BackfillNotes1764000000003] } : it,
    );
    await migrate(config, { url, compartments: later });
    const rows = await notes.database.transaction(asSystem('test'), () => notes.rows.find());
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['backfilled']));
  });

  it('does not start where a wall does not bind the owner, until it is migrated', async () => {
    await database.query('alter table alpha.notes no force row level security');
    await expect(program()).rejects.toThrow(/wall of alpha\.notes.*db:migrate/);
    await migrate(config, placement());
    await (await program()).close();
  });

  it('refuses a login that no wall binds, at the start and when it provisions', async () => {
    for (const power of ['superuser', 'bypassrls']) {
      await asSuperuser(`alter role ${single.login} ${power}`);
      await expect(provision(config, placement())).rejects.toThrow(/single wants a login/);
      await expect(program()).rejects.toThrow(/single wants a login/);
      await asSuperuser(`alter role ${single.login} no${power}`);
    }
  });
});

describe('a database that was made in the other way', () => {
  it('is refused by name', async () => {
    const perModule = DatabaseConfig.read({ ...database.variables, DATABASE_ROLES: 'per_module' });
    await asSuperuser(`alter role ${single.login} superuser`);
    await expect(provision(perModule, placement())).rejects.toThrow(/schema alpha belongs to single_/);
    await asSuperuser(`alter role ${single.login} nosuperuser`);
  });
});
