import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { outcomeOf } from './journal.js';
import type { Entry, Kind, Operation } from './journal.js';

/** Who writes where. */
export interface Traffic {
  readonly urls: readonly string[];
  readonly token: string;
  readonly organizations: readonly string[];
  /** Stands in all names and addresses. */
  readonly run: string;
  /** The part of the requests that only read. */
  readonly reads: number;
  /** Open loop: so many a second, coming by themselves. Closed loop: so many clients, each asking again once answered. */
  readonly pace: { readonly ratePerSecond: number } | { readonly clients: number };
}

/** What the clients have seen. */
export interface Outcome {
  readonly entries: readonly Entry[];
  readonly requests: number;
  readonly seconds: number;
  /** Requests that had no answer, or one that is not 2xx; the first hundred by name. */
  readonly failed: number;
  readonly failures: readonly string[];
  /** Milliseconds, from the moment at which each was to be sent. */
  readonly latencies: Float64Array;
}

interface Answer {
  readonly status: number;
  readonly id: string | null;
  readonly trouble: string | null;
}

const LONGEST_ANSWER_MS = 20_000;
const MOST_CONNECTIONS = 64;
const MOST_UNDER_WAY = 256;
/** So few that each is sent again many times. */
const MOST_INVITATIONS = 20;
const kinds: readonly Kind[] = ['create', 'invite', 'resend'];

/** Clients that keep their connections, try nothing again by themselves, and keep a journal. */
export class Writers {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS, scheduling: 'fifo' });
  readonly #entries: Entry[] = [];
  readonly #failures: string[] = [];
  readonly #latencies: number[] = [];
  /** Invitations that may be sent again: one at a time, so that there is an order. */
  readonly #invitations: { organizationId: string; id: string }[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #failed = 0;
  #asked = 0;
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();
  #began = performance.now();

  constructor(private readonly traffic: Traffic) {}

  start(): void {
    this.#began = performance.now();
    const { pace } = this.traffic;
    const lane = async () => {
      while (!this.#stopping) await this.#ask(performance.now());
    };
    this.#running = 'clients' in pace ? Promise.all(Array.from({ length: pace.clients }, lane)) : this.#arrive(pace);
  }

  get asked(): number {
    return this.#asked;
  }

  async stop(): Promise<Outcome> {
    this.#stopping = true;
    await this.#running;
    const seconds = (performance.now() - this.#began) / 1_000;
    await Promise.all(this.#underWay);
    this.#agent.destroy();
    const [requests, latencies] = [this.#asked, Float64Array.from(this.#latencies)];
    return { entries: this.#entries, requests, seconds, failed: this.#failed, failures: this.#failures, latencies };
  }

  /** Arrivals of independent people: a Poisson process, whose moments do not wait for answers. */
  async #arrive({ ratePerSecond }: { ratePerSecond: number }): Promise<void> {
    for (let due = performance.now(); !this.#stopping; due += (-Math.log(1 - Math.random()) * 1_000) / ratePerSecond) {
      const early = due - performance.now();
      if (early > 1) await wait(early);
      // A server that has fallen so far behind shows nothing but the length of the test.
      while (this.#underWay.size >= MOST_UNDER_WAY && !this.#stopping) await wait(5);
      const asking = this.#ask(due).finally(() => this.#underWay.delete(asking));
      this.#underWay.add(asking);
    }
  }

  async #ask(due: number): Promise<void> {
    const number = this.#asked++;
    if (Math.random() < this.traffic.reads) {
      const path = `/v1/organizations/${this.#organization(number)}`;
      return this.#note(due, `GET ${path}`, await this.#send('GET', path));
    }
    const kind = kinds[number % kinds.length] ?? 'create';
    const resent = kind === 'resend' ? this.#invitations.shift() : undefined;
    const operation = resent ? resending(resent) : kind === 'create' ? this.#creating(number) : this.#inviting(number);
    const entry = await this.#write(operation);
    this.#note(due, `POST ${entry.path}`, entry);
    if (entry.outcome !== 'acknowledged' || entry.kind === 'create' || entry.id === null) return;
    if (this.#invitations.length === MOST_INVITATIONS) return;
    this.#invitations.push({ organizationId: entry.path.split('/')[3] ?? '', id: entry.id });
  }

  async #write(operation: Operation): Promise<Entry> {
    const entry: Entry = { ...operation, sentAt: Date.now(), outcome: 'unknown', status: 0, id: null, trouble: null };
    this.#entries.push(entry);
    const answer = await this.#send('POST', operation.path, operation);
    return Object.assign(entry, answer, { outcome: outcomeOf(answer.status) });
  }

  #note(due: number, what: string, { status, trouble }: Answer): void {
    this.#latencies.push(performance.now() - due);
    if (status >= 200 && status < 300) return;
    this.#failed++;
    if (this.#failures.length < 100) this.#failures.push(`${what}: ${status} ${trouble ?? ''}`);
  }

  #send(method: string, path: string, operation?: Operation): Promise<Answer> {
    const { urls, token } = this.traffic;
    const url = urls[Math.floor(Math.random() * urls.length)] ?? '';
    return sendKeyed(url + path, { method, token, agent: this.#agent, operation });
  }

  readonly #organization = (number: number) =>
    this.traffic.organizations[number % this.traffic.organizations.length] ?? '';

  #creating(number: number): Operation {
    const name = `${this.traffic.run} ${number}`;
    return { kind: 'create', key: randomUUID(), path: '/v1/organizations', body: { name }, subject: name };
  }

  #inviting(number: number): Operation {
    const email = `${this.traffic.run}-${number}@example.com`.toLowerCase();
    const path = `/v1/organizations/${this.#organization(number)}/invitations`;
    return { kind: 'invite', key: randomUUID(), path, body: { email, role: 'member' }, subject: email };
  }
}

const resending = ({ organizationId, id }: { organizationId: string; id: string }): Operation => {
  const path = `/v1/organizations/${organizationId}/invitations/${id}/resend`;
  return { kind: 'resend', key: randomUUID(), path, subject: id };
};

interface Sending {
  readonly method?: string;
  readonly token: string;
  readonly agent?: Agent;
  readonly operation?: Operation;
}

/** Sends once, and gives what came back, if anything did. */
export function sendKeyed(url: string, { method = 'POST', token, agent, operation }: Sending): Promise<Answer> {
  const body = operation?.body && JSON.stringify(operation.body);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(operation && { 'idempotency-key': operation.key }),
    ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve) => {
    const lost = (error: Error) => resolve({ status: 0, id: null, trouble: error.message });
    const sending = request(url, { method, headers, agent, timeout: LONGEST_ANSWER_MS }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', lost);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const status = answer.complete ? (answer.statusCode ?? 0) : 0;
        const isGranted = status >= 200 && status < 300;
        const id = isGranted ? (JSON.parse(text) as { id: string }).id : null;
        resolve({ status, id, trouble: isGranted ? null : text });
      });
    });
    sending.on('error', lost).on('timeout', () => sending.destroy(new Error('no answer came')));
    sending.end(body);
  });
}
