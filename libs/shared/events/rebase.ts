import type { Client } from 'pg';
import { adminClient, becomeOwner } from '../database/index.js';
import type { DatabaseConfig, Placement } from '../database/index.js';

/** What a move by dump changed in one publisher's schema. */
export interface Rebased {
  readonly publisher: string;
  readonly events: number;
  readonly cursors: number;
}

const END_OF_SEGMENT = '9223372036854775807';

/**
 * Events are read in the order of transaction ids, which each PostgreSQL server counts for itself. After a dump was
 * loaded into another server, ids of the old one may lie in the new one's future: what is published now would come
 * before every cursor, and be lost.
 *
 * The cursors cut an outbox into segments: 1 is what all have passed, 2 what all but one have, and so on. Each event
 * takes the number of its segment for its id, and each cursor the end of the last segment that it has passed. So every
 * subscriber has exactly the events before it that it had, within a segment `sequence` keeps the order of writing, and
 * all of it lies below the first id that a server gives out itself.
 */
export async function rebase(config: DatabaseConfig, { url, compartments }: Placement): Promise<Rebased[]> {
  const client = adminClient(url);
  await client.connect();
  try {
    await client.query('begin');
    const rebased: Rebased[] = [];
    for (const { name, events } of compartments) {
      if (events === false) continue;
      await client.query(becomeOwner(config, name));
      rebased.push(await rebaseOne(client, name));
      await client.query('reset role');
    }
    await client.query('commit');
    return rebased;
  } finally {
    await client.end();
  }
}

async function rebaseOne(client: Client, publisher: string): Promise<Rebased> {
  const [outbox, cursors] = [`${publisher}.event_outbox`, `${publisher}.event_cursors`];
  // Nobody publishes or advances meanwhile. A relay that has read before compares with a position that is gone.
  await client.query(`lock table ${cursors}, ${outbox} in exclusive mode`);
  const moved = await client.query(
    `update ${outbox} o set xid = (1 + (select count(*) from (select distinct xid, sequence from ${cursors}) b
       where (b.xid, b.sequence) < (o.xid, o.sequence)))::text::xid8`,
  );
  const turned = await client.query(
    `update ${cursors} c set xid = r.segment::text::xid8, sequence = ${END_OF_SEGMENT}
     from (select subscriber, dense_rank() over (order by xid, sequence) as segment from ${cursors}) r
     where r.subscriber = c.subscriber`,
  );
  return { publisher, events: moved.rowCount ?? 0, cursors: turned.rowCount ?? 0 };
}
