import { describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { ownDatabase } from '../testing/index.js';
import { adminConnection, DatabaseConfig } from './index.js';
import { guardPool } from './pool-guard.js';

describe('a connection', () => {
  it('may die between two hands: nobody’s program ends of it, and the next use fails', async () => {
    const database = await ownDatabase();
    const pool = new Pool({ ...adminConnection(DatabaseConfig.read(database.variables).url), max: 1 });
    guardPool(pool);
    // The pool no longer listens, and whoever asked for the client does not yet.
    const client = await pool.connect();
    await client.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
    await expect(client.query('select 1')).rejects.toThrow();
    client.release();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await database.drop();
  });
});
