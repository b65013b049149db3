import { readFileSync } from 'node:fs';
import type { TestDatabase } from '../../testing/index.js';
import type { Sent } from './world.js';

/** Everything that must hold of all events once nothing waits; each broken rule is a sentence. */
export async function brokenPromises(database: TestDatabase, sent: readonly Sent[]): Promise<string[]> {
  const counted = await database.query<{ id: string; step: number }>('select id, step from source.things');
  const events = await database.query<{ id: string; thing: string; step: number }>(
    `select id, aggregate_id as thing, (data->>'step')::int as step from source.event_outbox order by sequence`,
  );
  const effects = await database.query<{ event_id: string; thing_id: string; step: number }>(
    'select event_id, thing_id, step from sink.effects order by number',
  );
  const inbox = await database.query<{ unfinished: number }>(
    `select count(*)::int as unfinished from sink.event_inbox where status <> 'done'`,
  );
  const steps = (rows: readonly { thing: string; step: number }[], id: string) =>
    rows.filter(({ thing }) => thing === id).map(({ step }) => step);
  const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
  const broken: string[] = [];
  const promise = (kept: boolean, text: string) => void (kept || broken.push(text));

  for (const { id, step } of counted) {
    const all = upTo(step);
    promise(same(steps(events, id), all), `state and events of ${id} differ`);
    const own = effects.map((it) => ({ thing: it.thing_id, step: it.step }));
    promise(
      same(steps(own, id), all),
      `effects of ${id} are ${String(steps(own, id))}, not 1 to ${step} once, in order`,
    );
    const mails = steps(
      sent.map((it) => ({ thing: it.thingId, step: it.step })),
      id,
    );
    promise(same([...new Set(mails)], all), `mails of ${id} are ${String(mails)}, not all of 1 to ${step}`);
    promise(
      mails.every((it, index) => it >= (mails[index - 1] ?? 0)),
      `mails of ${id} came out of order: ${String(mails)}`,
    );
  }
  for (const [event, mails] of Map.groupBy(sent, ({ thingId, step }) => `${thingId} ${step}`))
    promise(new Set(mails.map(({ messageId }) => messageId)).size === 1, `${event} was sent under several Message-IDs`);
  promise(inbox[0]?.unfinished === 0, `${inbox[0]?.unfinished} inbox rows are not done`);
  return broken;
}

const same = (a: readonly number[], b: readonly number[]) => JSON.stringify(a) === JSON.stringify(b);

/** What was sent, in the order of sending. */
export const readSent = (file: string): Sent[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Sent);
