import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ownAddress } from '../../../../libs/shared/testing/index.js';

const LONGEST_ANSWER_MS = 30_000;
const PAUSE_MS = 60;

/** Makes organizations without end, and remembers what it was told of each: the journal that the database is held to. */
export class Writers {
  /** Names that were answered with 201. */
  readonly acknowledged = new Set<string>();
  /** How often each status came; `none` where no answer did. */
  readonly statuses = new Map<number | 'none', number>();
  private readonly lanes: Promise<void>[];
  private isStopping = false;
  private made = 0;
  private lastAt = 0;
  private refused = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly prefix: string,
    lanes: number,
  ) {
    this.lanes = Array.from({ length: lanes }, () => this.lane());
  }

  /** When the last one was acknowledged, by `performance.now()`. */
  get lastAcknowledged(): number {
    return this.lastAt;
  }

  /** How many answers were none of 201. */
  get refusals(): number {
    return this.refused;
  }

  /** Sends what it has begun once more, and nothing new. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.lanes);
  }

  private async lane(): Promise<void> {
    while (!this.isStopping) await this.write(`${this.prefix} ${++this.made}`);
  }

  /** Asks again under the same key, as clients are told to, until it is done. */
  private async write(name: string): Promise<void> {
    const key = randomUUID();
    for (;;) {
      const status = await this.send(name, key);
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status === 201) {
        this.acknowledged.add(name);
        this.lastAt = performance.now();
        return;
      }
      this.refused++;
      if (this.isStopping) return;
      await wait(PAUSE_MS * (0.5 + Math.random()));
    }
  }

  private async send(name: string, key: string): Promise<number | 'none'> {
    const headers = {
      ...{ authorization: `Bearer ${this.token}`, 'idempotency-key': key, 'x-forwarded-for': ownAddress() },
      'content-type': 'application/json',
    };
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const request = { method: 'POST', headers, body: JSON.stringify({ name }), signal };
    try {
      const answer = await fetch(`${this.url}/v1/organizations`, request);
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 'none';
    }
  }
}
