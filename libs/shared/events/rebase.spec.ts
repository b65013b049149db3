import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { DatabaseConfig, declaredCompartments, placements } from '../database/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { EventEngine } from './event-engine.js';
import { rebase } from './rebase.js';
import { brokenPromises, readSent } from './test/fates.js';
import { startWorld } from './test/program.js';
import { newThing, Things } from './test/world.js';

/** Transactions that the old server had counted and the new one has not. */
const FURTHER = '1000000000000';

let folder: string;
let database: TestDatabase;
const things = [newThing(), newThing(), newThing()];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-rebase-'));
  process.env.SENT_FILE = join(folder, 'sent.jsonl');
  database = await ownDatabase();
});

afterAll(async () => {
  delete process.env.SENT_FILE;
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Counts every thing once for each round, one after another. */
async function publish(world: INestApplicationContext, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++)
    for (const thing of things) await world.get(Things, { strict: false }).count(thing);
}

async function settled(world: INestApplicationContext): Promise<void> {
  while ((await world.get(EventEngine, { strict: false }).backlog()) > 0) await wait(10);
}

/** What each subscriber has still to be given. */
const unread = () =>
  database.query<{ subscriber: string; events: string[] }>(
    `select c.subscriber, array_agg(o.id order by o.sequence) as events from source.event_cursors c
     join source.event_outbox o on (o.xid, o.sequence) > (c.xid, c.sequence) group by 1 order by 1`,
  );

const run = () => {
  const config = DatabaseConfig.read(database.variables);
  const [placement] = placements(config, declaredCompartments(), database.variables);
  return rebase(config, placement!);
};

describe('events after a move by dump', () => {
  it('are refused with the command that mends it, while they bear ids of a server that had counted further', async () => {
    const worker = await startWorld(database.variables, { work: true });
    await publish(worker, 4);
    await settled(worker);
    await worker.close();
    const publisher = await startWorld(database.variables);
    await publish(publisher, 2);
    // Two that came later or fell behind: rebasing must not give them one event more, or less.
    const added = `insert into source.event_cursors (subscriber, xid, sequence)
      select $1, xid, sequence from source.event_outbox order by xid, sequence offset $2 limit 1`;
    await database.query(added, ['behind', 5]);
    await database.query(added, ['ahead', 14]);
    await publisher.close();
    for (const table of ['event_outbox', 'event_cursors'])
      await database.query(`update source.${table} set xid = (xid::text::bigint + ${FURTHER})::text::xid8`);
    await expect(startWorld(database.variables)).rejects.toThrow(/source.*another server.*events -- rebase/);
  });

  it('keep their place before every subscriber', async () => {
    const before = await unread();
    expect(before.map(({ subscriber, events }) => [subscriber, events.length])).toEqual([
      ['ahead', 3],
      ['behind', 12],
      ['sink', 6],
    ]);
    expect(await run()).toEqual([
      { publisher: 'sink', events: 0, cursors: 0 },
      { publisher: 'source', events: 18, cursors: 3 },
    ]);
    expect(await unread()).toEqual(before);
    await run();
    expect(await unread()).toEqual(before);
  });

  it('go on where they were: none is lost, none has its effect twice, and the order holds', async () => {
    const worker = await startWorld(database.variables, { work: true });
    await publish(worker, 2);
    await settled(worker);
    await worker.close();
    const sent = readSent(join(folder, 'sent.jsonl'));
    expect(await brokenPromises(database, sent)).toEqual([]);
    expect(sent).toHaveLength(8 * things.length);
  });
});
