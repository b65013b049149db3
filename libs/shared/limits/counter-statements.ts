const PARAMETERS = 4;

/**
 * Counts any number of claims in one statement, on the database's time: `now()` is asked for in the server alone.
 * Parameters are, claim by claim: key, limit, window and first delay in seconds, 0 where a rule does not delay. A claim
 * is counted when the one before it was; who has no room is left as it is, and told from what stood there before.
 */
export const takeStatement = (claims: number): string => (takeStatements[claims] ??= makeTakeStatement(claims));

/** By how many claims: the same text for each request, which then need not be put together. */
const takeStatements: string[] = [];

function makeTakeStatement(claims: number): string {
  const places = Array.from({ length: claims }, (_, at) => at + 1);
  return `with ${places.map(counting).join(', ')}
    select counted.taken is not null as granted, coalesce(counted.taken, stood.taken) as taken,
      extract(epoch from coalesce(counted.free_at, stood.free_at) - now())::float8 as "freeIn",
      extract(epoch from coalesce(counted.resets_at, stood.resets_at) - now())::float8 as "resetsIn"
    from (values ${places.map((place) => `(${place}, $${first(place)}::bytea)`).join(', ')}) wanted (place, key)
    left join (${places.map((place) => `select * from counted${place}`).join(' union all ')}) counted using (key)
    left join limits.counters stood using (key)
    order by wanted.place`;
}

const first = (place: number): number => (place - 1) * PARAMETERS + 1;

/** One claim. Rows are locked in the order of the claims, which is that of their names everywhere: nothing deadlocks. */
function counting(place: number): string {
  const at = first(place);
  const [key, limit, window, delay] = [`$${at}::bytea`, `$${at + 1}::int`, `$${at + 2}::int`, `$${at + 3}::int`];
  const pause = (taken: string) =>
    `make_interval(secs => case when ${taken} >= ${limit}
       then least(${delay} * 2 ^ least(${taken} - ${limit}, 20), ${window}) else 0 end)`;
  return `counted${place} as (
    insert into limits.counters as c (key, taken, free_at, resets_at)
    select ${key}, 1, now() + ${pause('1')}, now() + ${pause('1')} + make_interval(secs => ${window})
    ${place > 1 ? `from counted${place - 1}` : ''}
    on conflict (key) do update set
      taken = case when c.resets_at <= now() then 1 else c.taken + 1 end,
      free_at = case when c.resets_at <= now() then excluded.free_at else now() + ${pause('c.taken + 1')} end,
      resets_at = case when c.resets_at <= now() then excluded.resets_at
        when ${delay} > 0 and c.taken + 1 >= ${limit}
          then now() + ${pause('c.taken + 1')} + make_interval(secs => ${window})
        else c.resets_at end
    where c.resets_at <= now() or c.taken < ${limit} or (${delay} > 0 and c.free_at <= now())
    returning key, taken, free_at, resets_at)`;
}

/** Takes back one taking, or with `whole` all of them. Rows are locked in the given order, as they were when taken. */
export const giveBackStatement = `
  with held as (
    select c.key, wanted.whole from unnest($1::bytea[], $2::boolean[]) with ordinality as wanted (key, whole, place)
    join limits.counters c using (key) order by wanted.place for update of c),
  lifted as (delete from limits.counters c using held where c.key = held.key and held.whole)
  update limits.counters c set taken = greatest(c.taken - 1, 0)
  from held where c.key = held.key and not held.whole and c.resets_at > now()`;

/** Removes what is over, so many rows at a time; rows that somebody holds are left for later. */
export const sweepStatement = `
  delete from limits.counters where key in (select key from limits.counters where resets_at <= now()
    order by resets_at limit $1 for update skip locked) returning 1`;
