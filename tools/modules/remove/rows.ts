import { runningDatabase } from '../../runner/postgres/embedded.ts';
import { query } from '../../runner/postgres/query.ts';

interface Table {
  readonly name: string;
  readonly rows: number;
}

/** What the database has of a module: its tables with their rows, or why nobody can say. */
export async function tablesOf(module: string): Promise<readonly Table[] | string> {
  const url = process.env[`${module.toUpperCase()}_DATABASE_URL`] ?? process.env.DATABASE_URL ?? runningDatabase();
  if (!url) return 'no database is at hand: DATABASE_URL is not set, and npm start does not run';
  try {
    const names = await query<{ name: string }>(
      url,
      'select tablename as name from pg_tables where schemaname = $1 order by 1',
      [module],
    );
    const counted: Table[] = [];
    for (const { name } of names) counted.push({ name, rows: await rowsOf(url, `${module}.${name}`) });
    return counted;
  } catch (error) {
    return `not counted: ${(error as Error).message}`;
  }
}

/** All organizations' rows: the walls let through who says so. One message, and so one transaction. */
async function rowsOf(url: string, table: string): Promise<number> {
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
