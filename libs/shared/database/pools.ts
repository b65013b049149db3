import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { withDeadline } from '../deadlines/index.js';
import { boundPool, Trust } from './pool-deadlines.js';
import { guardPool, watchWaiting } from './pool-guard.js';

/** For all pools together: they close one after another, and have one server as a rule. */
const LONGEST_GOODBYE_MS = 500;
const SHORTEST_GOODBYE_MS = 10;

/** One wait for a connection of a module's pool. */
interface Wait {
  readonly module: string;
  readonly seconds: number;
  /** Why none came. */
  readonly error: Error | undefined;
}

/** How a module's pool stands now, in connections. */
export interface PoolState {
  readonly module: string;
  readonly idle: number;
  readonly used: number;
  readonly max: number;
  /** Units of work that wait for one. */
  readonly pending: number;
}

/** The pools of one program, for whoever measures them. */
@Injectable()
export class Pools {
  private readonly pools = new Map<string, Pool>();
  private readonly listeners: ((wait: Wait) => void)[] = [];
  private readonly trust = new Trust();
  private closedBy: number | undefined;

  listen(listener: (wait: Wait) => void): void {
    this.listeners.push(listener);
  }

  add(module: string, pool: Pool): void {
    this.pools.set(module, pool);
    guardPool(pool);
    boundPool(pool, this.trust);
    watchWaiting(pool, (seconds, error) => {
      for (const listener of this.listeners) listener({ module, seconds, error });
    });
  }

  /** A connection has shown that those which are there may lead nowhere: none of them is handed out again. */
  renew(): void {
    this.trust.doubt();
  }

  /** Closes a data source; a server that is out of reach answers no goodbye, and is not waited for by each in turn. */
  async close(source: DataSource): Promise<void> {
    this.closedBy ??= performance.now() + LONGEST_GOODBYE_MS;
    const patienceMs = Math.max(this.closedBy - performance.now(), SHORTEST_GOODBYE_MS);
    await withDeadline(patienceMs, () => source.destroy()).catch(() => undefined);
  }

  /** Of the pools that have been opened. */
  states(): PoolState[] {
    return [...this.pools].map(([module, { totalCount, idleCount, waitingCount, options }]) => ({
      module,
      idle: idleCount,
      used: totalCount - idleCount,
      max: options.max,
      pending: waitingCount,
    }));
  }
}
