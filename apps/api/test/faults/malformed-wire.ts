import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly version: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Exchange {
  readonly answers: readonly WireAnswer[];
  /** How it ended: the server closed, it stays open after an answer, or nothing came within the bound. */
  readonly end: 'closed' | 'open' | 'hung';
  /** What came and is no part of an answer. */
  readonly rest: string;
}

/** Bytes to send one after another, or how long to wait between them. */
export type Pieces = readonly (string | Buffer | number)[];

interface Expected {
  readonly boundMs: number;
  /** Of a HEAD no body comes, whatever its length says. */
  readonly isHead?: boolean;
  /** How long a connection may stay silent after an answer until it counts as open: there may be another answer. */
  readonly quietMs?: number;
  /** Closes our half after the last piece. */
  readonly ends?: boolean;
}

/** Sends pieces over a connection of their own, and reads until the server closes it, or has answered and is quiet. */
export async function exchange(port: number, pieces: Pieces, expected: Expected): Promise<Exchange> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).setNoDelay(true);
  const wire = new Wire(socket, expected.isHead ?? false);
  void sendAll(socket, pieces, expected.ends ?? false);
  const outcome = await wire.outcome(expected);
  socket.resetAndDestroy();
  return outcome;
}

async function sendAll(socket: Socket, pieces: Pieces, ends: boolean): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    if (typeof piece === 'number') await wait(piece);
    else socket.write(piece);
  }
  if (ends) socket.end();
}

/** A connection that is used for one request after another, as long as the server keeps it. */
export class KeptWire {
  #socket: Socket | undefined;

  constructor(private readonly port: number) {}

  async send(bytes: Buffer, expected: Expected): Promise<Exchange> {
    const socket = (this.#socket ??= connect({ port: this.port, host: '127.0.0.1' }).setNoDelay(true));
    const wire = new Wire(socket, expected.isHead ?? false);
    socket.write(bytes);
    const outcome = await wire.outcome({ quietMs: 0, ...expected });
    const [answer] = outcome.answers;
    if (outcome.end !== 'open' || outcome.rest !== '' || answer?.headers.connection === 'close') this.close();
    return outcome;
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

/** What comes on a socket, taken apart. */
class Wire {
  #received: Buffer = Buffer.alloc(0);
  #isClosed = false;
  readonly #answers: WireAnswer[] = [];
  #wake: () => void = () => undefined;

  constructor(
    socket: Socket,
    private readonly isHead: boolean,
  ) {
    socket.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close').removeAllListeners('end');
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    // The server may close while we still send.
    socket.on('error', () => undefined);
    for (const event of ['close', 'end'])
      socket.on(event, () => {
        this.#isClosed = true;
        this.#wake();
      });
  }

  async outcome({ boundMs, quietMs = 60 }: Expected): Promise<Exchange> {
    const deadline = performance.now() + boundMs;
    for (;;) {
      const taken = takeAnswer(this.#received, this.isHead, this.#isClosed);
      if (taken) {
        this.#answers.push(taken.answer);
        this.#received = taken.rest;
        continue;
      }
      const rest = this.#received.toString('latin1');
      if (this.#isClosed) return { answers: this.#answers, end: 'closed', rest };
      const left = deadline - performance.now();
      if (left <= 0) return { answers: this.#answers, end: this.#answers.length > 0 ? 'open' : 'hung', rest };
      const answered = this.#answers.length > 0 && this.#received.length === 0;
      if (answered && (quietMs === 0 || !(await this.#more(quietMs))) && !this.#isClosed)
        return { answers: this.#answers, end: 'open', rest: '' };
      if (!answered) await this.#more(left);
    }
  }

  /** Whether something happens within this time. */
  #more(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
      if (this.#isClosed) this.#wake();
    });
  }
}

/** The first whole answer among these bytes. Interim ones (RFC 9110, 15.2) are passed over. */
function takeAnswer(bytes: Buffer, isHead: boolean, isEnd: boolean): { answer: WireAnswer; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [version = '', status] = first.split(' ');
  if (!version.startsWith('HTTP/')) return undefined;
  const after = bytes.subarray(end + 4);
  if (Number(status) < 200) return takeAnswer(after, isHead, isEnd);
  const pairs = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const headers = Object.fromEntries(pairs) as Record<string, string>;
  const isBare = isHead || status === '204' || status === '304';
  const length = isBare ? 0 : lengthOf(headers, after, isEnd);
  if (length === undefined || after.length < length) return undefined;
  const text = after.subarray(0, length).toString();
  return { answer: { status: Number(status), version, headers, text }, rest: after.subarray(length) };
}

/** Undefined where the body has not come whole yet. */
function lengthOf(headers: Readonly<Record<string, string>>, after: Buffer, isEnd: boolean): number | undefined {
  if (headers['content-length'] !== undefined) return Number(headers['content-length']);
  if (headers['transfer-encoding'] !== 'chunked') return isEnd ? after.length : undefined;
  const last = after.indexOf('0\r\n\r\n');
  return last < 0 ? undefined : last + 5;
}
