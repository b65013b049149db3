import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import { kernelErrors } from '../errors/index.js';

/**
 * A request whose sender may send it again under one key: it takes effect once, and its answer is kept together with
 * the effect. The kernel's HTTP part runs handlers inside of one.
 */
export interface RepeatableRequest {
  /** Whose key it is and what for, as a hash. */
  readonly key: Buffer;
  /** What was asked under it, as a hash. */
  readonly fingerprint: Buffer;
  readonly operationId: string;
  /**
   * The answer to this request, sealed, from what the work of its transaction gave. Letters, digits and `._-` only.
   * @throws Error when the request will be answered with something else
   */
  seal(result: unknown): string;
  /** The module whose transaction has claimed the key and committed. */
  committedBy?: string;
  /** The module in which the key was found claimed already. */
  takenIn?: string;
  /** Told when a second transaction of this request is about to write: a repeat would not find its effect. */
  onSecondWrite(module: string): void;
}

const requests = new AsyncLocalStorage<RepeatableRequest>();

export const currentRequest = (): RepeatableRequest | undefined => requests.getStore();
export const runRepeatable = <T>(request: RepeatableRequest, work: () => T): T => requests.run(request, work);
/** Runs what belongs to no request, although one caused it. */
export const runUnrepeatable = <T>(work: () => T): T => requests.exit(work);

const LOCK_NOT_AVAILABLE = '55P03';
/** The first of these makes a transaction one that writes; where one only looks like it, the claim is merely early. */
const writing = /\b(insert\s+into|update|delete\s+from|merge\s+into)\b/i;
/** A lock is no write: whoever reads under one may still refuse. */
const locking = /\bfor\s+(no\s+key\s+)?update\b/gi;

/** What one transaction does for the request that it runs in: nothing, until it writes. */
export class Claim {
  private made: Promise<boolean> | undefined;
  private isMade = false;
  private answer: string | undefined;

  constructor(
    private readonly module: string,
    private readonly request: RepeatableRequest,
  ) {}

  /**
   * Before each statement: claims the key before the first one that writes. `send` is one message to the server.
   * @returns what has to be waited for, if there is anything
   */
  before(text: string, send: (text: string) => Promise<number>): Promise<unknown> | undefined {
    if (this.isMade || !writing.test(text.replaceAll(locking, ''))) return undefined;
    this.made ??= this.make(send);
    return this.made.then(() => void (this.isMade = true));
  }

  /** After the work, and before COMMIT. */
  async keep(result: unknown): Promise<void> {
    if (await this.made) this.answer = this.request.seal(result);
  }

  /** Travels in the message of COMMIT: effect and answer are one. */
  get rider(): string {
    if (this.answer === undefined) return '';
    return `update ${this.module}.idempotency_keys set answer_sealed = '${this.answer}' where key = ${hex(this.request.key)}; `;
  }

  committed(): void {
    if (this.answer !== undefined) this.request.committedBy = this.module;
  }

  /** A rival's open claim is waited for, a second at most. */
  private async make(send: (text: string) => Promise<number>): Promise<boolean> {
    const { key, fingerprint, operationId, committedBy } = this.request;
    if (committedBy !== undefined) {
      this.request.onSecondWrite(this.module);
      return false;
    }
    const claimed = await send(
      `set local lock_timeout = '1s';
       insert into ${this.module}.idempotency_keys (key, fingerprint, operation_id)
         values (${hex(key)}, ${hex(fingerprint)}, '${word(operationId)}') on conflict do nothing;
       set local lock_timeout to default`,
    ).catch((error: unknown) => {
      throw (error as { code?: unknown }).code === LOCK_NOT_AVAILABLE ? kernelErrors.idempotencyKeyInUse(error) : error;
    });
    if (claimed > 0) return true;
    this.request.takenIn = this.module;
    throw kernelErrors.idempotencyKeyInUse();
  }
}

/** Sends a message of several statements, which TypeORM would keep the results of. @returns how many rows it changed */
export async function sendSeveral(runner: QueryRunner, text: string): Promise<number> {
  const client = (await runner.connect()) as PoolClient;
  const results = (await client.query(text)) as unknown as readonly { command: string; rowCount: number | null }[];
  return results.find(({ command }) => command === 'INSERT')?.rowCount ?? 0;
}

const hex = (bytes: Buffer): string => `'\\x${bytes.toString('hex')}'::bytea`;

function word(text: string): string {
  if (!/^[\w-]{1,100}$/.test(text)) throw new TypeError('This is no operation id');
  return text;
}
