import { runningDatabase } from '../../runner/postgres/embedded.ts';
import { query } from '../../runner/postgres/query.ts';

/** What the kernel keeps in every module's schema. */
const ofKernel = /^(event_\w+|idempotency_keys|migrations)$/;

/** What the database has of a module, a line a table: how many rows, or why nobody can say. */
export async function rowsOf(module: string): Promise<string[]> {
  const url = process.env[`${module.toUpperCase()}_DATABASE_URL`] ?? process.env.DATABASE_URL ?? runningDatabase();
  if (!url) return ['no database is at hand: DATABASE_URL is not set, and npm start does not run'];
  try {
    const text = 'select tablename as name from pg_tables where schemaname = $1 order by 1';
    const tables = (await query<{ name: string }>(url, text, [module])).map(({ name }) => name);
    if (tables.length === 0) return ['none in this database'];
    const lines: string[] = [];
    for (const table of tables.filter((it) => !ofKernel.test(it))) {
      const rows = await count(url, `${module}.${table}`);
      lines.push(`${module}.${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
    }
    return [...lines, `and ${tables.filter((it) => ofKernel.test(it)).length} of the kernel's in the same schema`];
  } catch (error) {
    return [`not counted: ${(error as Error).message}`];
  }
}

/** All organizations' rows: the walls let through who says so, for as long as this transaction. */
async function count(url: string, table: string): Promise<number> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`begin read only; set local app.scope = 'system'`);
    const { rows } = await client.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
    return rows[0]?.rows ?? 0;
  } finally {
    await client.end();
  }
}
