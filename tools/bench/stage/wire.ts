import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What one login sent to PostgreSQL at once: one statement, or several in one message. */
export interface Message {
  readonly login: string;
  /** Sent before the message ahead of it was answered: it costs no round trip of its own. */
  readonly pipelined: boolean;
  /** With ids and hashes blotted out, and in one line. */
  readonly text: string;
}

/**
 * Stands between a server and PostgreSQL, and notes what passes (PostgreSQL's frontend protocol 3, "Message Formats").
 * For comparing what two servers send; nothing is measured through it.
 */
export class Wire {
  readonly #server: Server;
  #noted: Message[] = [];

  private constructor(port: number) {
    this.#server = createServer((client) => {
      const database = connect(port, '127.0.0.1');
      const conversation = new Conversation((message) => this.#noted.push(message));
      client.on('data', (chunk) => conversation.read(chunk));
      database.on('data', (chunk) => conversation.readAnswers(chunk));
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
  take(): Message[] {
    return this.#noted.splice(0);
  }

  stop(): void {
    this.#server.close();
  }
}

const LENGTH_BYTES = 4;
const TYPE_BYTES = 1;

class Conversation {
  readonly #onMessage: (message: Message) => void;
  readonly #prepared = new Map<string, string>();
  readonly #portals = new Map<string, string>();
  readonly #executed: string[] = [];
  #sent: Buffer = Buffer.alloc(0);
  #answered: Buffer = Buffer.alloc(0);
  #unanswered = 0;
  #login = '';

  constructor(onMessage: (message: Message) => void) {
    this.#onMessage = onMessage;
  }

  read(chunk: Buffer): void {
    this.#sent = Buffer.concat([this.#sent, chunk]);
    if (this.#login === '') {
      // The first message of a connection has no type.
      const end = this.#sent.length < LENGTH_BYTES ? Infinity : this.#sent.readInt32BE(0);
      if (this.#sent.length < end) return;
      this.#login = loginOf(this.#sent.subarray(LENGTH_BYTES, end));
      this.#sent = this.#sent.subarray(end);
    }
    this.#sent = eachMessage(this.#sent, (type, body) => this.#note(type, body));
  }

  /** `ReadyForQuery` ends what the server has to say to one message. */
  readAnswers(chunk: Buffer): void {
    this.#answered = eachMessage(Buffer.concat([this.#answered, chunk]), (type) => {
      if (type === 'Z') this.#unanswered = Math.max(this.#unanswered - 1, 0);
    });
  }

  #note(type: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2);
    if (type === 'Q') this.#tell(blotted(first));
    if (type === 'P') this.#prepared.set(first, second);
    if (type === 'B') this.#portals.set(first, this.#prepared.get(second) ?? '');
    if (type === 'E') this.#executed.push(blotted(this.#portals.get(first) ?? ''));
    if (type === 'S') this.#tell(this.#executed.splice(0).join('; '));
  }

  #tell(text: string): void {
    this.#onMessage({ login: this.#login, pipelined: this.#unanswered > 0, text });
    this.#unanswered++;
  }
}

/** Hands over each whole message. @returns what is left: the beginning of the next one */
function eachMessage(bytes: Buffer, onMessage: (type: string, body: Buffer) => void): Buffer {
  for (;;) {
    const end = bytes.length < TYPE_BYTES + LENGTH_BYTES ? Infinity : TYPE_BYTES + bytes.readInt32BE(TYPE_BYTES);
    if (bytes.length < end) return bytes;
    onMessage(String.fromCharCode(bytes[0] ?? 0), bytes.subarray(TYPE_BYTES + LENGTH_BYTES, end));
    bytes = bytes.subarray(end);
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
