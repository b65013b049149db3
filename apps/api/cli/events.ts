import { NestFactory } from '@nestjs/core';
import { DatabaseConfig, declaredCompartments, placements } from '../../../libs/shared/database/index.js';
import { EventOperations, rebase } from '../../../libs/shared/events/index.js';
import type { InboxEntry } from '../../../libs/shared/events/index.js';
import { AppModule } from '../app.module.js';
import { environment } from '../environment.js';
import { command } from './command.js';

const usage = `
events <command>
  parked                          events that failed too often, oldest first
  show <event id>                 one event: its content, and what became of it at each handler
  redrive <event id>              lets a parked event be tried again
  cursors                         how far each subscriber has read, and which of them are orphaned
  discard <publisher> <module>    ends the cursor of a module that is gone
  rebase                          after a dump was loaded into another server: gives events positions of this one
  backfill <handler> --since T    gives a handler the past it has missed; T is an RFC 3339 time
`;

type Command = (operations: EventOperations, words: readonly string[], since: string) => Promise<string>;

const commands: Readonly<Record<string, { readonly words: number; readonly run: Command }>> = {
  parked: { words: 0, run: async (it) => list(await it.parked(), 'Nothing is parked') },
  show: { words: 1, run: async (it, [id = '']) => detail(await it.show(id), id) },
  redrive: { words: 1, run: async (it, [id = '']) => `${counted(await it.redrive(id), 'handler')} to try ${id} again` },
  cursors: { words: 0, run: async (it) => (await it.cursors()).map(cursorLine).join('\n') || 'Nobody listens' },
  discard: {
    words: 2,
    run: async (it, [publisher = '', module = '']) =>
      (await it.discard(publisher, module)) ? 'The cursor is gone' : `${module} has no cursor at ${publisher}`,
  },
  backfill: {
    words: 1,
    run: async (it, [handler = ''], since) => `${counted(await it.backfill(handler, new Date(since)), 'event')} added`,
  },
};

/** Works past the program, which does not start on positions of another server, and as who migrates. */
async function rebaseAll(): Promise<string> {
  const variables = environment();
  const config = DatabaseConfig.read(variables);
  const lines: string[] = [];
  for (const placement of placements(config, declaredCompartments(), variables))
    for (const { publisher, events, cursors: moved } of await rebase(config, placement))
      lines.push(`${publisher}: ${events} events, ${moved} cursors`);
  return lines.join('\n');
}

await command(usage, { since: { type: 'string' } }, async ({ values, words: [name = '', ...words] }) => {
  if (name === 'rebase' && words.length === 0) {
    process.stdout.write(`${await rebaseAll()}\n`);
    return;
  }
  const found = commands[name];
  if (!found || words.length !== found.words) throw new Error(`events ${name} is not how it goes\n${usage}`);
  const since = String(values.since ?? '');
  if (name === 'backfill' && Number.isNaN(Date.parse(since)))
    throw new Error('backfill needs --since with a time such as 2026-01-31T00:00:00Z');
  const app = await NestFactory.createApplicationContext(AppModule.with(environment(), { work: false }), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    process.stdout.write(`${await found.run(app.get(EventOperations), words, since)}\n`);
  } finally {
    await app.close();
  }
});

function line({ handler, eventId, status, attempts, lastError }: InboxEntry): string {
  return `${eventId}  ${handler}  ${status} after ${attempts} tries${lastError ? `  ${lastError}` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function list(entries: readonly InboxEntry[], none: string): string {
  return entries.map(line).join('\n') || none;
}

function detail(entries: readonly InboxEntry[], id: string): string {
  const [first] = entries;
  return first ? `${list(entries, '')}\n${JSON.stringify(first.event, null, 2)}` : `No handler has had the event ${id}`;
}

type Cursor = Awaited<ReturnType<EventOperations['cursors']>>[number];

function cursorLine({ publisher, subscriber, waiting, oldest, orphaned }: Cursor): string {
  const since = oldest ? `, the oldest since ${oldest.toISOString()}` : '';
  const hint = orphaned ? `  orphaned: npm run events -- discard ${publisher} ${subscriber}` : '';
  return `${publisher} → ${subscriber}: ${waiting} waiting${since}${hint}`;
}
