import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken, getRepositoryToken, InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Client, Pool } from 'pg';
import { Column, PrimaryColumn, Repository } from 'typeorm';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { anonymous, asSystem, inOrganization, signedInAs } from '../callers/index.js';
import { ConfigModule } from '../config/index.js';
import { DomainError } from '../errors/index.js';
import { costOf, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import {
  Database,
  DatabaseConfig,
  DatabaseModule,
  declaredCompartments,
  migrate,
  moduleConnection,
  placements,
  provision,
  provisionStatements,
  sql,
  Statements,
  TenantTable,
  tenantPolicy,
  uuid,
  uuids,
  word,
} from './index.js';
import { guardPool } from './pool-guard.js';
import { watch } from './watch.js';

@TenantTable('alpha', 'notes')
class Note {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') text!: string;
}

class CreateNotes1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table alpha.notes (id uuid primary key, organization_id uuid not null, text text not null
      constraint notes_text_length check (length(text) <= 20), constraint notes_text_unique unique (organization_id, text))`);
    await runner.query(tenantPolicy('alpha.notes'));
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

const textTaken = () => new DomainError('conflict', 'note_taken', 'There is such a note');
const content = {
  entities: [Note],
  migrations: [CreateNotes1764000000001],
  constraints: { notes_text_unique: textTaken },
};

@Module({ imports: [DatabaseModule.forModule('alpha', content)], providers: [Notes], exports: [Notes] })
class AlphaModule {}

@Injectable()
class BetaStore {
  constructor(readonly database: Database) {}
}

@Module({
  imports: [DatabaseModule.forModule('beta', { entities: [], migrations: [] })],
  providers: [BetaStore],
  exports: [BetaStore],
})
class BetaModule {}

const quiet = { logger: false as const, abortOnError: false };
let database: TestDatabase;
let config: DatabaseConfig;
let app: INestApplicationContext;
let notes: Notes;
let beta: Database;

function program(...imports: unknown[]) {
  @Module({ imports: [ConfigModule.forRoot(database.variables), DatabaseModule.forRoot(), ...(imports as [])] })
  class Program {}
  return NestFactory.createApplicationContext(Program, quiet);
}

beforeAll(async () => {
  database = await ownDatabase();
  config = DatabaseConfig.read(database.variables);
  app = await program(AlphaModule, BetaModule);
  notes = app.get(Notes, { strict: false });
  beta = app.get(BetaStore, { strict: false }).database;
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const someone = () => inOrganization(signedInAs(anonymous('r'), randomUUIDv7()), randomUUIDv7(), []);
const note = (organizationId: string, text = 'hello') => ({ id: randomUUIDv7(), organizationId, text });

describe('a compartment', () => {
  it('logs in as its own role, which is a member of nothing', async () => {
    const [row] = await notes.database.transaction(asSystem('test'), () =>
      notes.rows.query<{ login: string; roles: number }[]>(
        `select current_user as login, (select count(*)::int from pg_auth_members m where m.member = r.oid) as roles
         from pg_roles r where r.rolname = current_user`,
      ),
    );
    expect(row).toEqual({ login: `${config.rolePrefix}_alpha`, roles: 0 });
  });

  it('is refused on the tables of every other one, engine tables included', async () => {
    for (const [own, other] of [
      ['alpha', 'beta'],
      ['beta', 'alpha'],
    ] as const) {
      const client = new Client(moduleConnection(config, own));
      await client.connect();
      await expect(client.query(`select * from ${other}.event_outbox`)).rejects.toMatchObject({ code: '42501' });
      await expect(client.query(`set role ${config.rolePrefix}_${other}_owner`)).rejects.toMatchObject({
        code: '42501',
      });
      await expect(client.query('create table public.loot (id int)')).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
  });

  it('does not give its repositories or its data source to other modules', async () => {
    for (const token of [getRepositoryToken(Note, 'alpha'), getDataSourceToken('alpha')]) {
      @Injectable()
      class Thief {
        constructor(@Inject(token) readonly loot: unknown) {}
      }
      @Module({
        imports: [AlphaModule, DatabaseModule.forModule(`thief${String(thieves++)}`, { entities: [], migrations: [] })],
        providers: [Thief],
      })
      class ThiefModule {}
      await expect(program(ThiefModule)).rejects.toThrow(/can't resolve dependencies/);
    }
    @Module({ imports: [TypeOrmModule.forFeature([Note], 'alpha')] })
    class ForeignFeature {}
    await expect(program(AlphaModule, ForeignFeature)).rejects.toThrow(/can't resolve dependencies/);
  });

  it('does not give its data source to its own services either', async () => {
    @Injectable()
    class Shortcut {
      constructor(@Inject(getDataSourceToken('gamma')) readonly source: unknown) {}
    }
    @Module({ imports: [DatabaseModule.forModule('gamma', { entities: [], migrations: [] })], providers: [Shortcut] })
    class GammaModule {}
    await expect(program(GammaModule)).rejects.toThrow(/can't resolve dependencies/);
  });
});
let thieves = 0;

describe('a unit of work', () => {
  it('sets the wall in the message that begins the transaction, which waits for no answer', async () => {
    const caller = someone();
    const cost = await costOf(app.get(Statements), () =>
      notes.database.transaction(caller, () => notes.rows.findBy({ organizationId: caller.organizationId })),
    );
    expect(cost.statements).toHaveLength(1);
    expect(cost.roundTrips).toBe(2);
  });

  it('that asks nothing sends nothing, and holds no connection', async () => {
    const cost = await costOf(app.get(Statements), () =>
      notes.database.transaction(someone(), () => Promise.resolve()),
    );
    expect([cost.statements, cost.roundTrips]).toEqual([[], 0]);
  });

  it('changes nothing when its wall cannot be set, although its first statement is already on the way', async () => {
    await beta.transaction(someone(), () => beta.unitOfWork().manager.query('select 1'));
    const source = app.get<DataSource>(getDataSourceToken('beta'), { strict: false });
    const [runner, sent] = [source.createQueryRunner(), [] as string[]];
    const tell = <T>(text: string, sending: () => Promise<T>) => {
      sent.push(text);
      return sending();
    };
    watch(runner, { tell, settings: `set local statement_timeout = 'none of these'` });
    await runner.startTransaction();
    await expect(runner.query('select txid_current()')).rejects.toThrow(/invalid value for parameter/);
    await runner.rollbackTransaction();
    await runner.release();
    expect(sent.map((text) => text.slice(0, 17))).toEqual(['START TRANSACTION', 'select txid_curre', 'ROLLBACK']);
  });

  it('shows only the rows of its organization, even without a filter', async () => {
    const [ours, theirs] = [someone(), someone()];
    for (const caller of [ours, theirs])
      await notes.database.transaction(caller, () => notes.rows.insert(note(caller.organizationId)));
    const unfiltered = await notes.database.transaction(ours, () => notes.rows.find());
    expect(unfiltered.map((row) => row.organizationId)).toEqual([ours.organizationId]);
    const signedOut = await notes.database.transaction(anonymous('r'), () => notes.rows.find());
    expect(signedOut).toEqual([]);
  });

  it('refuses to write a row of another organization, as a breach', async () => {
    const work = notes.database.transaction(someone(), () => notes.rows.insert(note(randomUUIDv7())));
    await expect(work).rejects.toMatchObject({ code: 'boundary_breach' });
  });

  it('leaves nothing behind when its work throws, and keeps the connection usable', async () => {
    const caller = someone();
    for (let round = 0; round < 5; round++) {
      const work = notes.database.transaction(caller, async () => {
        await notes.rows.insert(note(caller.organizationId));
        throw new Error('no');
      });
      await expect(work).rejects.toThrow('no');
    }
    expect(await notes.database.transaction(caller, () => notes.rows.count())).toBe(0);
  });

  it('cannot commit around an error that somebody swallowed', async () => {
    const caller = someone();
    const work = notes.database.transaction(caller, async () => {
      await notes.rows.insert(note(caller.organizationId));
      await notes.rows.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('swallowed');
  });

  it('is joined by inner ones of the same module, and refuses other modules and other organizations', async () => {
    const caller = someone();
    await notes.database.transaction(caller, async () => {
      await notes.database.transaction(caller, () => notes.rows.insert(note(caller.organizationId)));
      expect(await notes.rows.count()).toBe(1);
      await expect(notes.database.transaction(someone(), () => notes.rows.count())).rejects.toThrow('another one');
      await expect(beta.transaction(caller, () => Promise.resolve())).rejects.toThrow('inside a transaction of alpha');
      await expect(beta.lookup('test', sql`select 1`)).rejects.toThrow('second connection');
    });
  });

  it('is needed by every repository', async () => {
    await expect((async () => notes.rows.find())()).rejects.toThrow('no unit of work');
  });

  it('runs its effects after the commit, and never after a rollback', async () => {
    const effects: string[] = [];
    await notes.database.transaction(someone(), async () => {
      notes.database.afterCommit(() => effects.push('committed'));
      await notes.rows.count();
      expect(effects).toEqual([]);
    });
    const failing = notes.database.transaction(someone(), () => {
      notes.database.afterCommit(() => effects.push('rolled back'));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(effects).toEqual(['committed']);
  });

  it('speaks the module’s own words for its constraints, and the kernel’s for the rest', async () => {
    const caller = someone();
    const insert = (text: string) =>
      notes.database.transaction(caller, () => notes.rows.insert(note(caller.organizationId, text)));
    await insert('once');
    await expect(insert('once')).rejects.toMatchObject({ kind: 'conflict', code: 'note_taken' });
    await expect(insert('x'.repeat(21))).rejects.toMatchObject({ kind: 'unprocessable' });
    await expect(insert('\u0000')).rejects.toMatchObject({ kind: 'invalid', code: 'value_out_of_range' });
  });

  it('repeats work that deadlocked with another', async () => {
    const caller = someone();
    const rows = [note(caller.organizationId, 'a'), note(caller.organizationId, 'b')];
    await notes.database.transaction(caller, () => notes.rows.insert(rows));
    let tries = 0;
    let holding = 0;
    const both = Promise.withResolvers<void>();
    const touch = (order: readonly (typeof rows)[number][]) =>
      notes.database.transaction(caller, async () => {
        tries++;
        await notes.rows.update({ id: order[0]!.id }, { text: randomUUIDv7().slice(0, 20) });
        if (++holding >= 2) both.resolve();
        await both.promise;
        await notes.rows.update({ id: order[1]!.id }, { text: randomUUIDv7().slice(0, 20) });
      });
    await Promise.all([touch(rows), touch([...rows].reverse())]);
    expect(tries).toBe(3);
  });

  it('gives up clearly when the module’s pool is exhausted, and recovers', async () => {
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: config.poolSize }, () =>
      notes.database.transaction(someone(), async () => {
        await notes.rows.count();
        await gate.promise;
      }),
    );
    const refused = notes.database.transaction(someone(), () => notes.rows.count());
    await expect(refused).rejects.toMatchObject({ kind: 'unavailable' });
    gate.resolve();
    await Promise.all(held);
    expect(await notes.database.transaction(someone(), () => notes.rows.count())).toBe(0);
  });
});

describe('a connection', () => {
  it('is not handed on inside a transaction that somebody left open', async () => {
    const pool = new Pool({ ...moduleConnection(config, 'alpha'), max: 1 });
    guardPool(pool);
    const careless = await pool.connect();
    await careless.query('begin');
    careless.release();
    const next = await pool.connect();
    expect(next).not.toBe(careless);
    expect((await next.query('select now() = statement_timestamp() as fresh')).rows).toEqual([{ fresh: true }]);
    next.release();
    expect(await pool.connect()).toBe(next);
    next.release();
    await pool.end();
  });

  it('brings its time-outs along, since they stand on the role', async () => {
    const settings = await notes.database.transaction(someone(), () =>
      notes.rows.query<{ name: string; setting: string }[]>(
        `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout',
           'idle_in_transaction_session_timeout', 'search_path') order by name`,
      ),
    );
    expect(settings.map(({ setting }) => setting)).toEqual(['15000', '3000', '""', '10000']);
  });

  it('ends a statement that takes too long, as a time-out', async () => {
    const slow = notes.database.transaction(someone(), async () => {
      await notes.rows.query(`set local statement_timeout = '20ms'`);
      await notes.rows.query('select pg_sleep(5)');
    });
    await expect(slow).rejects.toMatchObject({ kind: 'timeout', code: 'deadline_exceeded' });
  });
});

describe('a look-up', () => {
  it('reads across tenants in one round trip, and leaves no scope behind', async () => {
    const caller = someone();
    const { id, ...rest } = note(caller.organizationId);
    await notes.database.transaction(caller, () => notes.rows.insert({ id, ...rest }));
    const cost = await costOf(app.get(Statements), () =>
      notes.database.lookup<{ text: string }>('test', sql`select text from alpha.notes where id = ${uuid(id)}`),
    );
    expect(cost.result).toEqual([{ text: 'hello' }]);
    expect(cost.roundTrips).toBe(1);
    expect(await notes.database.transaction(anonymous('r'), () => notes.rows.find())).toEqual([]);
    const listed = (ids: string[]) =>
      notes.database.lookup<{ id: string }>('test', sql`select id from alpha.notes where id = any(${uuids(ids)})`);
    expect([await listed([randomUUIDv7(), id]), await listed([])]).toEqual([[{ id }], []]);
  });

  it('takes checked literals only, and cannot write', async () => {
    expect(() => uuid(`' or true --`)).toThrow(TypeError);
    expect(() => uuids([randomUUIDv7(), `' or true --`])).toThrow(TypeError);
    expect(() => word(`a'b`)).toThrow(TypeError);
    const write = notes.database.lookup('test', sql`delete from alpha.notes`);
    await expect(write).rejects.toThrow('A look-up cannot write');
  });
});

describe('provisioning and migrating', () => {
  it('may be repeated and raced: each migration is applied once', async () => {
    const [placement] = placements(config, declaredCompartments(), database.variables);
    await provision(config, placement!);
    const rounds = await Promise.all(Array.from({ length: 4 }, () => migrate(config, placement!)));
    const applied = rounds.flat().map(({ module, migration }) => `${module} ${migration}`);
    expect(new Set(applied).size).toBe(applied.length);
    const counts = await database.query<{ count: number }>(`select count(*)::int as count from alpha.migrations`);
    const alpha = declaredCompartments().find(({ name }) => name === 'alpha');
    expect(counts).toEqual([{ count: alpha?.migrations.length }]);
  });

  it('prints no password', () => {
    const [placement] = placements(config, declaredCompartments(), database.variables);
    const script = provisionStatements(config, placement!).join('\n');
    expect(script).toContain('SCRAM-SHA-256$4096:');
    for (const module of ['alpha', 'beta']) expect(script).not.toContain(moduleConnection(config, module).password);
  });

  it('refuses to start on a schema that is behind', async () => {
    await database.query(`delete from beta.migrations`);
    await expect(program(BetaModule)).rejects.toThrow(/beta lacks EngineTables.*db:migrate/);
  });
});
