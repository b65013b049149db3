import type { DataSource } from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import { connectBy } from './pool-deadlines.js';
import type { Given } from './pool-deadlines.js';

type Releasable = PoolClient & {
  getTransactionStatus?(): string | null;
  readyForQuery?: boolean;
  end?(): Promise<void>;
};

/** The pg pool beneath an open data source. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/**
 * A client that comes back inside a transaction would hand that transaction to the next request, which would commit
 * it. Such a client is closed, and pg-pool drops it.
 */
export function guardPool(pool: Pool): void {
  // Whoever uses a client listens to its errors, and so does the pool while nobody does. In between is a moment: a server that
  // says ready and goodbye in one packet would be heard by nobody, which ends the program. The next use fails all the same.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('release', (error: Error | undefined, client: Releasable) => {
    if (error) return;
    const idle = client.getTransactionStatus?.() === 'I';
    if (!idle || client.readyForQuery === false) void client.end?.();
  });
}

/** Tells how long each wait for a connection was, in seconds, and the error when none came. */
export function watchWaiting(pool: Pool, told: (seconds: number, error: Error | undefined) => void): void {
  const connect = pool.connect.bind(pool) as (given: Given) => void;
  pool.connect = connectBy((given) => {
    const began = performance.now();
    connect((error, client, release) => {
      told((performance.now() - began) / 1000, error);
      given(error, client, release);
    });
  });
}
