import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { INestApplicationContext, Provider, Type } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Cursors } from './cursors.js';
import type { Position } from './cursors.js';
import { EventEngine } from './event-engine.js';
import { Housekeeping } from './housekeeping.js';
import { Inbox } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Jobs } from './jobs.js';
import { Milestones } from './milestones.js';
import { Relay } from './relay.js';
import { brokenPromises, readSent } from './test/fates.js';
import { Pause } from './test/pause.js';
import { startWorld } from './test/program.js';
import { newThing, Things } from './test/world.js';

/** The broken variant: writes the cursor wherever it stands by now. */
@Injectable()
class UnconditionalCursors extends Cursors {
  override async advance(publisher: string, subscriber: string, _from: Position, to: Position): Promise<boolean> {
    const [current] = await this.compartmentQuery(publisher, subscriber);
    return super.advance(publisher, subscriber, current!, to);
  }

  private compartmentQuery(publisher: string, subscriber: string): Promise<Position[]> {
    return this.compartments
      .of(publisher)
      .transaction(asSystem('test'), () =>
        this.query<Position[]>(
          publisher,
          `select xid::text, sequence::text from ${publisher}.event_cursors where subscriber = $1`,
          [subscriber],
        ),
      );
  }
}

/** A stopped process renews no lease. */
@Injectable()
class StoppedInbox extends Inbox {
  override renew(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** The broken variant: ends a job whoever holds it by now. */
@Injectable()
class UnfencedInbox extends StoppedInbox {
  protected override async fenced(module: string, row: InboxRow, set: string, more?: unknown[]): Promise<boolean> {
    const [current] = await this.transaction(module, () =>
      this.query<{ fence: number }[]>(
        module,
        `select fence from ${module}.event_inbox where handler = $1 and event_id = $2`,
        [row.handler, row.event_id],
      ),
    );
    return super.fenced(module, { ...row, fence: current!.fence }, set, more);
  }
}

let folder: string;
const opened: { database: TestDatabase; programs: INestApplicationContext[] }[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-paused-'));
});

afterAll(async () => {
  for (const { database, programs } of opened) {
    for (const program of programs) await program.close();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** One database and two programs on it, each with its own pause. */
async function twoPrograms(pauses: readonly [Pause, Pause], engine: readonly Provider[]) {
  const database = await ownDatabase();
  process.env.SENT_FILE = join(folder, `${opened.length}.jsonl`);
  writeFileSync(process.env.SENT_FILE, '');
  const programs: INestApplicationContext[] = [];
  for (const pause of pauses) {
    const providers = [...engine, { provide: Milestones, useValue: pause }];
    programs.push(await startWorld(database.variables, { engine: providers }));
  }
  opened.push({ database, programs });
  const part = <T>(index: number, token: Type<T>) => programs[index]!.get(token, { strict: false });
  return { database, part };
}

/** A transaction anywhere on the server may keep events from being read yet. */
async function untilWorked(step: () => Promise<boolean | number>): Promise<void> {
  while (!(await step())) await wait(1);
}

async function lateRelay(cursors: Type<Cursors>): Promise<string[]> {
  const pause = new Pause('relay.delivered');
  const free = new Pause('job.claimed');
  free.letGo();
  const { database, part } = await twoPrograms([pause, free], [{ provide: Cursors, useClass: cursors }]);
  // Somebody who never reads keeps the outbox from being tidied, as an orphaned subscriber does.
  await database.query(`insert into source.event_cursors values ('gone', '0', 0)`);
  const thing = newThing();
  const countThrice = async () => {
    for (let step = 1; step <= 3; step++) await part(1, Things).count(thing);
  };
  await countThrice();
  // The late one has exactly these in hand: a transaction elsewhere on the server may hide the last of them for a while.
  await untilWorked(async () => {
    const [unread] = await part(0, Cursors).unread('source', ['sink']);
    return unread?.rows.length === 3;
  });
  const late = part(0, Relay).step('source');
  await pause.whenReached();
  await countThrice();
  await part(1, EventEngine).settle();
  await database.query(`update sink.event_inbox set finished_at = finished_at - interval '15 days'`);
  await part(1, Housekeeping).tidy();
  pause.letGo();
  await late;
  await part(1, EventEngine).settle();
  return brokenPromises(database, readSent(process.env.SENT_FILE!));
}

async function lateJob(inbox: Type<Inbox>): Promise<string[]> {
  const [worked, claimed] = [new Pause('job.worked'), new Pause('job.claimed')];
  const { database, part } = await twoPrograms([worked, claimed], [{ provide: Inbox, useClass: inbox }]);
  const stay = new AbortController().signal;
  const thing = newThing();
  for (let step = 1; step <= 2; step++) await part(1, Things).count(thing);
  while ((await part(1, Relay).backlog()) > 0) await untilWorked(() => part(1, Relay).step('source'));
  const late = part(0, Jobs).workOne('sink', stay);
  await worked.whenReached();
  await database.query(`update sink.event_inbox set lease_until = now() - interval '1 second'`);
  const second = part(1, Jobs).workOne('sink', stay);
  await claimed.whenReached();
  worked.letGo();
  await late;
  await part(0, Jobs).workOne('sink', stay);
  claimed.letGo();
  await second;
  await part(1, EventEngine).settle();
  return brokenPromises(database, readSent(process.env.SENT_FILE!));
}

describe('a relay that wakes up after another one has gone on', () => {
  it('does no harm', async () => {
    expect(await lateRelay(Cursors)).toEqual([]);
  });

  it('would have effects twice without the conditional cursor', async () => {
    expect(await lateRelay(UnconditionalCursors)).toContainEqual(
      expect.stringMatching(/effects of .* 1,2,3,4,5,6,4,5,6, not 1 to 6/),
    );
  });
});

describe('a job that wakes up after its lease was lost', () => {
  it('does no harm', async () => {
    expect(await lateJob(StoppedInbox)).toEqual([]);
  });

  it('would break the order of mails without the fence', async () => {
    expect(await lateJob(UnfencedInbox)).toContainEqual(expect.stringMatching(/mails of .* came out of order: 1,2,1/));
  });
});
