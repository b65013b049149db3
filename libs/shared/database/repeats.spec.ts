import { createHash, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import { Column, PrimaryColumn, Repository } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { anonymous, signedInAs } from '../callers/index.js';
import { ConfigModule } from '../config/index.js';
import { costOf, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Database, DatabaseModule, KeptAnswers, runOutside, runRepeatable, Statements, SystemTable } from './index.js';
import type { RepeatableRequest } from './index.js';

@SystemTable('ledger', 'entries')
class Entry {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') text!: string;
}

class CreateEntries1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table ledger.entries (id uuid primary key, text text not null)');
  }

  async down(): Promise<void> {}
}

@Injectable()
class Ledger {
  constructor(
    readonly database: Database,
    @InjectRepository(Entry, 'ledger') readonly entries: Repository<Entry>,
  ) {}

  readonly caller = signedInAs(anonymous('r'), randomUUIDv7());

  /** Writes a row and gives what is answered; `meanwhile` happens between the two. */
  write(text: string, meanwhile: () => unknown = () => undefined): Promise<string> {
    return this.database.transaction(this.caller, async () => {
      await this.entries.insert({ id: randomUUIDv7(), text });
      await meanwhile();
      return `answer ${text}`;
    });
  }

  count(text: string): Promise<number> {
    return this.database.transaction(this.caller, () => this.entries.countBy({ text }));
  }
}

@Module({
  imports: [DatabaseModule.forModule('ledger', { entities: [Entry], migrations: [CreateEntries1764000000009] })],
  providers: [Ledger],
})
class LedgerModule {}

let database: TestDatabase;
let app: INestApplicationContext;
let ledger: Ledger;
let kept: KeptAnswers;

beforeAll(async () => {
  database = await ownDatabase();
  @Module({ imports: [ConfigModule.forRoot(database.variables), DatabaseModule.forRoot(), LedgerModule] })
  class Program {}
  app = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  ledger = app.get(Ledger, { strict: false });
  kept = app.get(KeptAnswers);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const hash = (text: string) => createHash('sha256').update(text).digest();

class Request implements RepeatableRequest {
  readonly key: Buffer;
  readonly fingerprint = hash('what is asked');
  readonly operationId = 'ledger_write';
  readonly secondWrites: string[] = [];
  committedBy?: string;
  takenIn?: string;

  constructor(key: string) {
    this.key = hash(key);
  }

  seal(result: unknown): string {
    return Buffer.from(JSON.stringify(result)).toString('base64url');
  }

  onSecondWrite(module: string): void {
    this.secondWrites.push(module);
  }
}

const answerUnder = async (key: string) => {
  const found = await kept.find('ledger', hash(key));
  return found && (JSON.parse(Buffer.from(found.sealed, 'base64url').toString()) as unknown);
};

describe('a transaction of a request that bears a key', () => {
  it('keeps the answer with its effect', async () => {
    const request = new Request('one');
    await runRepeatable(request, () => ledger.write('one'));
    expect(request.committedBy).toBe('ledger');
    expect(await answerUnder('one')).toBe('answer one');
    expect((await kept.find('ledger', hash('one')))?.fingerprint).toEqual(request.fingerprint);
  });

  it('costs one statement more, and one round trip', async () => {
    const statements = app.get(Statements);
    const plain = await costOf(statements, () => ledger.write('plain'));
    const keyed = await costOf(statements, () => runRepeatable(new Request('cost'), () => ledger.write('keyed')));
    expect(keyed.statements.length - plain.statements.length).toBe(1);
    expect(keyed.roundTrips - plain.roundTrips).toBe(1);
  });

  it('takes effect once, for any number who ask at once', async () => {
    const attempts = Array.from({ length: 3 }, () => {
      const request = new Request('rivals');
      return runRepeatable(request, () => ledger.write('rivals')).catch((error: unknown) => [error, request.takenIn]);
    });
    const ends = await Promise.all(attempts);
    expect(ends.filter((it) => it === 'answer rivals')).toHaveLength(1);
    const inUse = [expect.objectContaining({ code: 'idempotency_key_in_use', retryAfterSeconds: 1 }), 'ledger'];
    expect(ends.filter((it) => it !== 'answer rivals')).toEqual([inUse, inUse]);
    expect(await ledger.count('rivals')).toBe(1);
    expect(await answerUnder('rivals')).toBe('answer rivals');
  });

  it('does not wait for a rival that takes its time', async () => {
    const request = new Request('slow');
    const rival = () => runRepeatable(request, () => ledger.write('slow'));
    await runRepeatable(new Request('slow'), () =>
      ledger.write('slow', () =>
        expect(runOutside(rival)).rejects.toMatchObject({
          code: 'idempotency_key_in_use',
        }),
      ),
    );
    expect(request.takenIn).toBeUndefined();
    expect(await ledger.count('slow')).toBe(1);
  });

  it('leaves the key free where it rolls back', async () => {
    const refusal = new Error('refused');
    const refuse = () => Promise.reject(refusal);
    const request = new Request('refused');
    await expect(runRepeatable(request, () => ledger.write('refused', refuse))).rejects.toBe(refusal);
    expect(request.committedBy).toBeUndefined();
    expect(await answerUnder('refused')).toBeNull();
    expect(await runRepeatable(new Request('refused'), () => ledger.write('refused'))).toBe('answer refused');
  });

  it('rolls back where its work gives something that is not answered', async () => {
    const request = new Request('misfit');
    request.seal = () => {
      throw new Error('no answer');
    };
    await expect(runRepeatable(request, () => ledger.write('misfit'))).rejects.toThrow('no answer');
    expect(await ledger.count('misfit')).toBe(0);
  });

  it('claims nothing before it writes', async () => {
    const request = new Request('reader');
    await runRepeatable(request, () =>
      ledger.database.transaction(ledger.caller, () =>
        ledger.entries.query('select from ledger.entries limit 1 for no key update'),
      ),
    );
    expect(request.committedBy).toBeUndefined();
    expect(await database.query(`select from ledger.idempotency_keys where key = $1`, [hash('reader')])).toEqual([]);
  });

  it('waits for other locks as long as any does', async () => {
    const patience = async () => {
      const [row] = await ledger.entries.query<{ lock_timeout: string }[]>('show lock_timeout');
      return row!.lock_timeout;
    };
    const seen: string[] = [];
    await runRepeatable(new Request('patience'), () =>
      ledger.write('patience', async () => seen.push(await patience())),
    );
    expect(seen).toEqual(['3s']);
  });

  it('tells of a second one that writes, and claims nothing for it', async () => {
    const request = new Request('twice');
    await runRepeatable(request, async () => {
      await ledger.write('first');
      await ledger.count('first');
      await ledger.write('second');
    });
    expect(request.secondWrites).toEqual(['ledger']);
    expect(await answerUnder('twice')).toBe('answer first');
  });

  it('has nothing to do with what stands apart, or comes after its commit', async () => {
    const request = new Request('apart');
    const later: Promise<unknown>[] = [];
    await runRepeatable(request, async () => {
      await ledger.database.apart(ledger.caller, () => ledger.write('tries'));
      await ledger.write('apart', () => ledger.database.afterCommit(() => void later.push(ledger.write('later'))));
    });
    await Promise.all(later);
    expect(request.secondWrites).toEqual([]);
    expect(await answerUnder('apart')).toBe('answer apart');
    await expect(ledger.write('in', () => ledger.database.apart(ledger.caller, async () => {}))).rejects.toThrow(
      'cannot stand apart inside',
    );
  });
});

describe('a kept answer', () => {
  it('goes after 72 hours', async () => {
    for (const key of ['old', 'young']) await runRepeatable(new Request(key), () => ledger.write(key));
    const age = `update ledger.idempotency_keys set created_at = now() - interval '72 hours 1 second' where key = $1`;
    await database.query(age, [hash('old')]);
    const remove = () => ledger.database.transaction(ledger.caller, () => kept.removeOld('ledger', 10));
    expect([await remove(), await remove()]).toEqual([1, 0]);
    expect([await answerUnder('old'), await answerUnder('young')]).toEqual([null, 'answer young']);
  });

  it('is not looked for in a module that has none', async () => {
    expect(await kept.find('nowhere', hash('one'))).toBeNull();
  });
});
