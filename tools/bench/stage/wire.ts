import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What one login sent to PostgreSQL and waited for: one statement, or several in one message. */
export interface RoundTrip {
  readonly login: string;
  /** With ids and hashes blotted out, and in one line. */
  readonly text: string;
}

/**
 * Stands between a server and PostgreSQL, and notes what passes (PostgreSQL's frontend protocol 3, "Message Formats").
 * For comparing what two servers send; nothing is measured through it.
 */
export class Wire {
  readonly #server: Server;
  #trips: RoundTrip[] = [];

  private constructor(port: number) {
    this.#server = createServer((client) => {
      const database = connect(port, '127.0.0.1');
      const messages = new Messages((trip) => this.#trips.push(trip));
      client.on('data', (chunk) => messages.read(chunk));
      client.pipe(database).pipe(client);
      for (const socket of [client, database])
        socket.on('error', () => [client, database].forEach((it: Socket) => it.destroy()));
    });
  }

  static async start(port: number): Promise<Wire> {
    const wire = new Wire(port);
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What has passed since the last time. */
  take(): RoundTrip[] {
    return this.#trips.splice(0);
  }

  stop(): void {
    this.#server.close();
  }
}

const LENGTH_BYTES = 4;
const TYPE_BYTES = 1;

class Messages {
  readonly #onTrip: (trip: RoundTrip) => void;
  readonly #prepared = new Map<string, string>();
  readonly #portals = new Map<string, string>();
  #executed: string[] = [];
  #received: Buffer = Buffer.alloc(0);
  #login = '';

  constructor(onTrip: (trip: RoundTrip) => void) {
    this.#onTrip = onTrip;
  }

  read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      // The first message of a connection has no type.
      const head = this.#login === '' ? 0 : TYPE_BYTES;
      if (this.#received.length < head + LENGTH_BYTES) return;
      const end = head + this.#received.readInt32BE(head);
      if (this.#received.length < end) return;
      const body = this.#received.subarray(head + LENGTH_BYTES, end);
      if (head === 0) this.#login = loginOf(body);
      else this.#note(String.fromCharCode(this.#received[0] ?? 0), body);
      this.#received = this.#received.subarray(end);
    }
  }

  #note(type: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2);
    if (type === 'Q') this.#onTrip({ login: this.#login, text: blotted(first) });
    if (type === 'P') this.#prepared.set(first, second);
    if (type === 'B') this.#portals.set(first, this.#prepared.get(second) ?? '');
    if (type === 'E') this.#executed.push(blotted(this.#portals.get(first) ?? ''));
    if (type !== 'S' || this.#executed.length === 0) return;
    this.#onTrip({ login: this.#login, text: this.#executed.join('; ') });
    this.#executed = [];
  }
}

/** `user` of the startup message: names and values, each ended by a zero byte, after the protocol's version. */
function loginOf(body: Buffer): string {
  const words = body.toString('latin1', LENGTH_BYTES).split('\0');
  return words[words.indexOf('user') + 1] ?? '';
}

const blotted = (text: string): string =>
  text
    .replaceAll(/'[0-9a-f]{8}-[0-9a-f-]{27}'/gi, `'…'`)
    .replaceAll(/'\\x[0-9a-f]+'/g, `'…'`)
    .replaceAll(/\s+/g, ' ')
    .trim();
