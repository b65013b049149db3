import { Agent, get } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';

export interface Probe {
  readonly status: number;
  readonly ms: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks for an address again and again, as a supervisor does, until it is stopped. */
export class Probes {
  readonly seen: Probe[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #running: Promise<void>;
  #stopped = false;

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
    everyMs = 100,
  ) {
    this.#running = this.#run(everyMs);
  }

  async stop(): Promise<readonly Probe[]> {
    this.#stopped = true;
    await this.#running;
    this.#agent.destroy();
    return this.seen;
  }

  async #run(everyMs: number): Promise<void> {
    for (; !this.#stopped; await wait(everyMs)) this.seen.push(await this.#ask());
  }

  #ask(): Promise<Probe> {
    const began = performance.now();
    return new Promise((resolve) => {
      const failed = (error: Error) =>
        resolve({ status: 0, ms: performance.now() - began, headers: {}, text: error.message });
      const asking = get(this.url, { agent: this.#agent, headers: this.headers, timeout: 10_000 }, (answer) => {
        const { statusCode: status = 0, headers } = answer;
        answer.toArray().then((chunks) => {
          resolve({ status, headers, ms: performance.now() - began, text: Buffer.concat(chunks).toString() });
        }, failed);
      });
      asking.on('timeout', () => asking.destroy(new Error('no answer'))).on('error', failed);
    });
  }
}

/** Of these probes as many milliseconds as 99 in 100 took at most. */
export const slowest = (probes: readonly Probe[]): number => {
  const sorted = probes.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * 0.99) - 1, 0)] ?? Number.NaN;
};

/** How long events wait to be carried, looked at again and again: seconds, the longest. */
export class EventLag {
  longest = 0;
  readonly #running: Promise<void>;
  #stopped = false;

  constructor(private readonly database: TestDatabase) {
    this.#running = this.#run();
  }

  /** @returns the longest wait, once all have been carried */
  async stop(): Promise<number> {
    for (const end = Date.now() + 20_000; (await uncarried(this.database)) > 0 && Date.now() < end;) await wait(100);
    this.#stopped = true;
    await this.#running;
    if ((await uncarried(this.database)) > 0) throw new Error('Events are not carried');
    return this.longest;
  }

  async #run(): Promise<void> {
    for (; !this.#stopped; await wait(500)) this.longest = Math.max(this.longest, await uncarried(this.database));
  }
}

/** Seconds since the oldest event was published that its subscribers' relay has not carried; 0 where there is none. */
async function uncarried(database: TestDatabase): Promise<number> {
  const [row] = await database.query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - o.occurred_at)), 0)::float as seconds
       from organizations.event_cursors c cross join lateral (
         select occurred_at from organizations.event_outbox o where (o.xid, o.sequence) > (c.xid, c.sequence)
         order by o.xid, o.sequence limit 1) o`,
  );
  return row?.seconds ?? 0;
}
