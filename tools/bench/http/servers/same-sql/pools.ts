import pg from 'pg';

/** One pool a module, as the module's own login. */
export interface Pools {
  readonly identity: pg.Pool;
  readonly organizations: pg.Pool;
  readonly limits: pg.Pool;
}

export function pools({ DATABASE_URL: url = '', BENCH_PASSWORDS: passwords = '{}' }: NodeJS.ProcessEnv): Pools {
  const { hostname: host, port, pathname } = new URL(url);
  const server = { host, port: Number(port), database: pathname.slice(1), max: 3, keepAlive: true, pipeline: true };
  const known = JSON.parse(passwords) as Record<keyof Pools, string>;
  const pool = (module: keyof Pools) => new pg.Pool({ ...server, user: `bulkhead_${module}`, password: known[module] });
  return { identity: pool('identity'), organizations: pool('organizations'), limits: pool('limits') };
}

/** One read-only statement across all tenants, in one message. */
export async function lookup<Row>(pool: pg.Pool, text: string): Promise<Row | undefined> {
  const results = (await pool.query(
    `set local app.scope = 'system'; set local transaction_read_only = on; ${text}`,
  )) as unknown as { rows: Row[] }[];
  return results.at(-1)?.rows[0];
}

/** A transaction whose beginning, with its settings, travels with its first statement. */
export async function transaction<T>(
  pool: pg.Pool,
  settings: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const beginning = client.query(settings ? `START TRANSACTION; ${settings}` : 'START TRANSACTION');
    const [, result] = await Promise.all([beginning, work(client)]);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
