import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ownAddress } from '../../../../libs/shared/testing/index.js';

/** What one request came to; `status` 0 when no answer came at all. */
export interface Answered {
  readonly status: number;
  readonly ms: number;
  readonly deadlineMs: number;
  /** By `performance.now()`. */
  readonly sentAt: number;
  readonly text: string;
}

/** A write of the client's journal: acknowledged, refused for good, or unknown. */
export interface Written {
  readonly name: string;
  readonly key: string;
  status: number;
}

interface Load {
  readonly url: string;
  readonly token: string;
  /** Something that can be read. */
  readonly organizationId: string;
  readonly lanes: number;
  readonly pauseMs: number;
  readonly deadlineMs: number;
}

/** Beyond its deadline by this: the request hangs. */
const HOPELESS_MS = 20_000;
let runs = 0;

/** Clients that read and write until they are stopped, wait for their answers, and note down what they were told. */
export class Traffic {
  readonly answers: Answered[] = [];
  readonly journal: Written[] = [];
  private readonly run = `${process.pid}-${++runs}`;
  private stopping = false;
  private lanes: Promise<unknown> = Promise.resolve();

  constructor(private readonly load: Load) {}

  start(): this {
    this.lanes = Promise.all(Array.from({ length: this.load.lanes }, (_, lane) => this.live(lane)));
    return this;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.lanes;
  }

  /** Sends what is unknown again, under its key, until it is told how that went. */
  async resolve(): Promise<void> {
    for (const written of this.journal.filter(({ status }) => status === 0 || status >= 500))
      for (let attempt = 0; written.status === 0 || written.status >= 500 || written.status === 409; attempt++) {
        if (attempt > 50) throw new Error(`Nobody says what became of ${written.name}: ${written.status}`);
        if (attempt > 0) await wait(200);
        written.status = (await this.write(written, 10_000)).status;
      }
  }

  /** Names that were acknowledged. */
  get acknowledged(): string[] {
    return this.journal.filter(({ status }) => status === 201).map(({ name }) => name);
  }

  /** One read with all its parts, to see whether things go well. */
  probe(deadlineMs: number): Promise<Answered> {
    return this.ask('GET', `/v1/organizations/${this.load.organizationId}`, deadlineMs);
  }

  private async live(lane: number): Promise<void> {
    for (let n = 0; !this.stopping; n++) {
      if (n % 3 === 0) {
        const written: Written = { name: `Partial ${this.run} ${lane} ${n}`, key: randomUUID(), status: 0 };
        this.journal.push(written);
        const answer = await this.write(written, this.load.deadlineMs);
        written.status = answer.status;
        this.answers.push(answer);
      } else this.answers.push(await this.probe(this.load.deadlineMs));
      await wait(this.load.pauseMs);
    }
  }

  private write({ name, key }: Written, deadlineMs: number): Promise<Answered> {
    return this.ask('POST', '/v1/organizations', deadlineMs, { name }, key);
  }

  private async ask(method: string, path: string, deadlineMs: number, body?: object, key?: string): Promise<Answered> {
    const sentAt = performance.now();
    const headers = {
      ...{ authorization: `Bearer ${this.load.token}`, 'x-forwarded-for': ownAddress() },
      'x-request-deadline-ms': String(deadlineMs),
      ...(body && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    };
    const signal = AbortSignal.timeout(deadlineMs + HOPELESS_MS);
    const answer = await fetch(`${this.load.url}${path}`, { method, headers, body: JSON.stringify(body), signal })
      .then(async (it) => ({ status: it.status, text: await it.text() }))
      .catch((error: unknown) => ({ status: 0, text: String(error) }));
    return { ...answer, ms: performance.now() - sentAt, deadlineMs, sentAt };
  }
}
