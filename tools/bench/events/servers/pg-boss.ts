import { randomUUIDv7 } from 'node:crypto';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import type { ConstructorOptions, Db, Queue, WorkOptions } from 'pg-boss';
import { obey, workAWhile } from './asked.js';

/** The same two tables and the same work, by pg-boss; how it is set is in `systems.ts`. */
interface Settings {
  readonly boss: ConstructorOptions;
  readonly queue: Queue;
  readonly work: WorkOptions;
}

const [role, given = '{}'] = process.argv.slice(2);
const settings = JSON.parse(given) as Settings;
const connectionString = process.env.DATABASE_URL;
const name = 'order-placed';

const boss = new PgBoss({ connectionString, ...settings.boss });
boss.on('error', (error) => process.stderr.write(`${error.stack}\n`));
await boss.start();
await boss.createQueue(name, settings.queue);

const handle = async (jobs: { data: { orderId: string } }[], db: Db) => {
  for (const { data } of jobs) {
    await workAWhile();
    await db.executeSql('insert into store.effects values ($1)', [data.orderId]);
  }
};
if (role === 'worker') await boss.work(name, { ...settings.work, transactional: true as const }, handle);

const pool = new Pool({ connectionString, max: Number(process.env.DATABASE_POOL_SIZE) });
const within = (client: PoolClient): Db => ({ executeSql: (text, values) => client.query(text, values) });

async function place(): Promise<void> {
  const client = await pool.connect();
  try {
    const orderId = randomUUIDv7();
    await client.query('start transaction');
    await client.query('insert into sales.orders values ($1)', [orderId]);
    await boss.send(name, { orderId }, { db: within(client) });
    await client.query('commit');
  } finally {
    client.release();
  }
}

obey(place, async () => {
  await boss.stop({ graceful: true, timeout: 2000 });
  await pool.end();
});
