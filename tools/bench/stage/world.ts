import { argon2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

interface Size {
  readonly organizations: number;
  /** Of each of them. */
  readonly members: number;
}

const usual: Size = { organizations: 20, members: 1_000 };
/** Of each organization; they may read everything in it. */
const CALLERS = 10;

/** Somebody who is signed in, and may ask for their organization. */
export interface Visitor {
  readonly token: string;
  readonly email: string;
  readonly organizationId: string;
}

/** Who and what the database holds. */
export interface World {
  readonly visitors: readonly Visitor[];
  readonly password: string;
}

/** Fills a migrated database: 20 organizations of 1,000 members, or others, and 10 people of each with a session. */
export async function populate(url: string, { organizations, members }: Size = usual): Promise<World> {
  const password = 'a benchmark knows this one';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(people, [hashOf(password), organizations * members]);
    await client.query(companies, [members]);
    const tokens = Array.from(
      { length: organizations * CALLERS },
      () => `ses_${randomBytes(32).toString('base64url')}`,
    );
    const { rows } = await client.query<Visitor>(sessions, [tokens, members, CALLERS]);
    await client.query('analyze');
    return { visitors: rows, password };
  } finally {
    await client.end();
  }
}

const people = {
  text: `insert into identity.users (id, email, email_key, name, locale, password_hash, password_set_at)
    select gen_random_uuid(), format('person-%s@example.com', n), format('person-%s@example.com', n),
      format('Person %s', n), 'en', $1, now()
    from generate_series(0, $2::int - 1) n`,
};
const number = `substring(u.email from '\\d+')::int`;
const companies = `
  with people as (select u.id, ${number} as n from identity.users u),
  made as (
    insert into organizations.organizations (id, name, slug, created_by)
    select gen_random_uuid(), format('Organization %s', n / $1), format('organization-%s', n / $1), id
    from people where n % $1 = 0 returning id, created_by)
  insert into organizations.members (organization_id, user_id, role)
  select made.id, member.id, case when member.n % $1 = 0 then 'owner' when member.n % $1 < ${CALLERS} then 'admin' else 'member' end
  from made join people owner on owner.id = made.created_by join people member on member.n / $1 = owner.n / $1`;
const sessions = `
  with callers as (
    select u.id, u.email, row_number() over (order by u.id) as place from identity.users u where ${number} % $2 < $3),
  given as (
    insert into identity.sessions (id, user_id, token_hash, methods, authenticated_at, last_seen_at, idle_expires_at, expires_at)
    select gen_random_uuid(), c.id, sha256(convert_to(t.token, 'utf8')), array['password'], now(), now(),
      now() + interval '7 days', now() + interval '30 days'
    from callers c join unnest($1::text[]) with ordinality as t (token, place) using (place)
    returning user_id)
  select t.token, c.email, m.organization_id as "organizationId"
  from callers c join unnest($1::text[]) with ordinality as t (token, place) using (place)
  join organizations.members m on m.user_id = c.id`;

/** A PHC string with the parameters of the product. */
function hashOf(password: string): string {
  const nonce = randomBytes(16);
  const cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
  const tag = argon2Sync('argon2id', { message: Buffer.from(password), nonce, tagLength: 32, ...cost });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(nonce)}$${text(tag)}`;
}
