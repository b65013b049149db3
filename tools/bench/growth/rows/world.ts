import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Stage } from '../../stage/stage.ts';

/** Somebody who belongs to ten organizations, has 1,000 colleagues in the first of them, and was told 1,000 things. */
export interface Asker {
  readonly userId: string;
  readonly token: string;
  readonly organizationIds: readonly string[];
}

/** Rows that are asked for have ids in the middle: what is filled in later lies half below them and half above. */
const below = '01980000';
const middle = '01990000';
const above = '019a0000';
export const MINE = 1_000;
export const ORGANIZATIONS = 10;

/** Id number n of those that lie in the middle. */
export const idOf = (n: number): string => `${middle}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** SQL for the id of row `n` of what is filled in. */
export const fillId = (n: string): string =>
  `(case when ${n} % 2 = 0 then '${below}' else '${above}' end || '00007000' || '8000' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Leaves one asker with what is theirs: the database that all others begin from. */
export async function makeSmall(stage: Stage): Promise<Asker> {
  const [visitor] = stage.world.visitors;
  const hash = createHash('sha256')
    .update(visitor?.token ?? '')
    .digest();
  const client = new pg.Client({ connectionString: stage.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'select user_id as id from identity.sessions where token_hash = $1',
      [hash],
    );
    const userId = rows[0]?.id ?? '';
    const organizationIds = Array.from({ length: ORGANIZATIONS }, (_, n) => idOf(n));
    await client.query(
      'truncate organizations.organizations, organizations.members, notifications.inbox_items cascade',
    );
    await client.query(organizations, [organizationIds, userId]);
    await client.query(colleagues, [organizationIds[0], MINE]);
    await client.query(items, [userId, MINE]);
    // A session is noted as seen once a minute: not in the middle of a measurement.
    await client.query(`update identity.sessions set last_seen_at = now() + interval '1 hour'`);
    await client.query('vacuum analyze');
    return { userId, token: visitor?.token ?? '', organizationIds };
  } finally {
    await client.end();
  }
}

const organizations = `
  with made as (
    insert into organizations.organizations (id, name, slug, created_by)
    select id, 'Organization', format('mine-%s', place), $2::uuid from unnest($1::uuid[]) with ordinality as t (id, place)
    returning id)
  insert into organizations.members (organization_id, user_id, role) select id, $2::uuid, 'owner' from made`;

/** People with accounts: a page of members tells their names. */
const colleagues = `
  with people as (
    insert into identity.users (id, email, email_key, name, locale)
    select id, format('colleague-%s@example.com', n), format('colleague-%s@example.com', n), format('Colleague %s', n), 'en'
    from generate_series(1, $2::int) n, lateral (select ('${middle}00007000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid) as it (id)
    returning id)
  insert into organizations.members (organization_id, user_id, role) select $1, id, 'member' from people`;

const itemValues = `'activity', 'organizations.member.added', 'Somebody joined', repeat('Told in a sentence or two. ', 3), now()`;
const itemColumns = 'id, user_id, event_id, category, type, title, body, occurred_at';
const items = `
  insert into notifications.inbox_items (${itemColumns})
  select id, $1, id, ${itemValues}
  from generate_series(1, $2::int) n, lateral (select ('${middle}00007000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid) as it (id)`;

/** SQL that fills in items `$1` to `$2`. @param owner SQL for whose row `n` is @param id SQL for its id */
export const fillItems = (owner: string, id = fillId('n')): string => `
  insert into notifications.inbox_items (${itemColumns})
  select ${id}, ${owner}, ${id}, ${itemValues} from generate_series($1::int, $2::int) n`;
