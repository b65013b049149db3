import type { DataSource } from 'typeorm';
import type { Pool, PoolClient } from 'pg';

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
  pool.on('release', (error: Error | undefined, client: Releasable) => {
    if (error) return;
    const idle = client.getTransactionStatus?.() === 'I';
    if (!idle || client.readyForQuery === false) void client.end?.();
  });
}
