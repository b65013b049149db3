import { Agent, get } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

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
