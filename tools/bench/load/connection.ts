import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** What came back; status 0 where nothing did, and then `text` says why. */
export interface Answer {
  readonly status: number;
  /** The body of what was refused; of what was granted only the status counts, and it is not read. */
  readonly text: string;
}

/** A server that is silent for so long has failed this request. */
const LONGEST_SILENCE_MS = 10_000;
const END_OF_HEAD = '\r\n\r\n';

/**
 * One kept-alive connection that carries one request at a time. It reads as little of HTTP as it can (RFC 9112, with
 * Content-Length only): the generator shares a core with the database, and what it burns there the figures would show.
 */
export class Connection {
  readonly #target: Target;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #resolve: ((answer: Answer) => void) | undefined;

  constructor(target: Target) {
    this.#target = target;
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#socket ??= this.#open();
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ ...this.#target, noDelay: true });
    this.#received = Buffer.alloc(0);
    const lost = (why: string) => {
      socket.destroy();
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#settle({ status: 0, text: why });
    };
    socket.setTimeout(LONGEST_SILENCE_MS, () => lost(`no answer within ${LONGEST_SILENCE_MS / 1000} s`));
    socket.on('error', (error) => lost(error.message));
    socket.on('close', () => lost('the connection was closed'));
    socket.on('data', (chunk) => this.#receive(chunk, lost));
    return socket;
  }

  #receive(chunk: Buffer, lost: (why: string) => void): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const endOfHead = this.#received.indexOf(END_OF_HEAD);
    if (endOfHead < 0) return;
    const head = this.#received.toString('latin1', 0, endOfHead).toLowerCase();
    const status = Number(head.slice(9, 12));
    const length = status === 204 || status === 304 ? '0' : /\ncontent-length: *(\d+)/.exec(head)?.[1];
    if (length === undefined) return lost('the answer has no Content-Length');
    const begin = endOfHead + END_OF_HEAD.length;
    const end = begin + Number(length);
    if (this.#received.length < end) return;
    const text = isGranted(status) ? '' : this.#received.toString('utf8', begin, end);
    this.#received = this.#received.subarray(end);
    if (head.includes('\nconnection: close')) this.#forget();
    this.#settle({ status, text });
  }

  /** The server ends this connection itself; the next request opens another one. */
  #forget(): void {
    this.#socket = undefined;
  }

  #settle(answer: Answer): void {
    const resolve = this.#resolve;
    this.#resolve = undefined;
    resolve?.(answer);
  }
}

export const isGranted = (status: number): boolean => status >= 200 && status < 300;
