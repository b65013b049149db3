import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Database, DatabaseModule } from '../database/index.js';
import { bootModule, ownDatabase } from './index.js';
import type { House, TestDatabase } from './index.js';

@Injectable()
class Cellar {
  constructor(readonly database: Database) {}
}

@Module({ imports: [database('cellar')], providers: [Cellar], exports: [Cellar] })
class CellarModule {}

@Injectable()
class Attic {
  constructor(readonly database: Database) {}
}

/** Imports another module as well, which has a database of its own. */
@Module({ imports: [database('attic'), CellarModule], providers: [Attic] })
class AtticModule {}

function database(name: string) {
  return DatabaseModule.forModule(name, { entities: [], migrations: [] });
}

let house: House;
let ground: TestDatabase;
beforeAll(async () => {
  ground = await ownDatabase();
  house = await bootModule(AtticModule, { database: ground });
});
afterAll(async () => {
  await house?.close();
  await ground?.drop();
});

describe('a house', () => {
  it('gives what the module under test is given, whoever else has one', () => {
    expect(house.get(Cellar).database).not.toBe(house.get(Attic).database);
    expect(house.get(Database)).toBe(house.get(Attic).database);
  });
});
