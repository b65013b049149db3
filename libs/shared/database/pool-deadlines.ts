import type { Pool, PoolClient } from 'pg';
import { currentDeadline } from '../deadlines/index.js';
import { kernelErrors } from '../errors/index.js';

/** PostgreSQL ends a statement at the deadline by itself; who does not even say so in this time is out of reach. */
const GRACE_MS = 250;
/** However short the deadline: a connection is worth more than one hasty request. */
const SHORTEST_PATIENCE_MS = 1_000;

type Release = (error?: Error | boolean) => void;
export type Given = (error: Error | undefined, client?: PoolClient, release?: Release) => void;
/** A client of pg, as far as its types do not say. */
interface Connected {
  readonly connection?: { readonly stream: { destroy(error?: Error): void } };
}

/**
 * Which connections may be handed out. One that died without a word, or that turned out to lead to a former primary, says
 * something about all that were made before: the next unit of work gets a new one instead of trying them in turn.
 */
export class Trust {
  private readonly madeAt = new WeakMap<PoolClient, number>();
  private doubtedAt = -Infinity;

  made(client: PoolClient): void {
    this.madeAt.set(client, performance.now());
  }

  /** From now on only connections that are made later are good. */
  doubt(): void {
    this.doubtedAt = performance.now();
  }

  isGood(client: PoolClient): boolean {
    return (this.madeAt.get(client) ?? Infinity) > this.doubtedAt;
  }
}

/**
 * Nobody waits beyond their deadline for a connection, or for an answer on it: a connection that is still held a moment
 * after it is destroyed, which fails whatever waits there, and it leaves the pool.
 */
export function boundPool(pool: Pool, trust: Trust): void {
  const connect = pool.connect.bind(pool) as (given: Given) => void;
  const timers = new WeakMap<PoolClient, NodeJS.Timeout>();
  pool.on('connect', (client) => trust.made(client));
  pool.on('release', (_error: unknown, client: PoolClient) => clearTimeout(timers.get(client)));
  const bounded = (given: Given): void => {
    // Asked here, on the stack of who waits: the pool calls back on that of whoever gave the connection back.
    const deadline = currentDeadline();
    const remainingMs = deadline?.remainingMs ?? Infinity;
    if (remainingMs === 0) return given(kernelErrors.deadlineExceeded());
    const inTime = remainingMs < longestWaitOf(pool) ? untilDeadline(remainingMs, given) : given;
    const take = (): void =>
      connect((error, client, release) => {
        if (!client) return inTime(error, client, release);
        if (!trust.isGood(client)) {
          destroy(client);
          release?.(true);
          return take();
        }
        const giveUp = () => {
          trust.doubt();
          destroy(client);
        };
        if (deadline)
          timers.set(client, setTimeout(giveUp, Math.max(deadline.remainingMs + GRACE_MS, SHORTEST_PATIENCE_MS)));
        inTime(undefined, client, release);
      });
    take();
  };
  pool.connect = connectBy(bounded);
}

/** The method as callers know it: with a callback (TypeORM, and the pool's own `query`) and without one. */
export function connectBy(connect: (given: Given) => void): Pool['connect'] {
  const promised = () =>
    new Promise((resolve, reject) => connect((error, client) => (error ? reject(error) : resolve(client))));
  return ((given?: Given) => (given ? connect(given) : promised())) as Pool['connect'];
}

function longestWaitOf({ options }: Pool): number {
  const { connectionTimeoutMillis: ms = 0 } = options as { readonly connectionTimeoutMillis?: number };
  return ms > 0 ? ms : Infinity;
}

/** Calls back once: with the connection, or at the deadline; one that comes later goes back at once. */
function untilDeadline(ms: number, given: Given): Given {
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    given(kernelErrors.deadlineExceeded());
  }, ms);
  return (error, client, release) => {
    clearTimeout(timer);
    if (isOver) release?.();
    else given(error, client, release);
  };
}

/** Without a goodbye, which would wait for a server that does not answer. */
function destroy(client: PoolClient): void {
  const error = Object.assign(new Error('The database did not answer in time'), { code: 'ETIMEDOUT' });
  (client as unknown as Connected).connection?.stream.destroy(error);
}
