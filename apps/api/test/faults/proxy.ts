import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What goes wrong on the way, for connections that are open and for those that come. */
export type Fault =
  | { readonly kind: 'none' }
  /** Each piece of data takes so long, each way. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Everything is taken, and nothing is handed on; nobody hangs up. What was sent arrives once it is over. */
  | { readonly kind: 'black_hole' }
  /** A connection is reset as soon as anything is sent on it. */
  | { readonly kind: 'reset' }
  /** Answers come in small pieces. */
  | { readonly kind: 'trickle'; readonly bytes: number; readonly everyMs: number }
  /** Nobody listens, and what was open is reset. */
  | { readonly kind: 'refuse' };

const healthy: Fault = { kind: 'none' };

/** Data on its way from one socket to the other, in its order. */
class Flow {
  private readonly waiting: Buffer[] = [];
  private running = false;

  constructor(
    private readonly to: Socket,
    private readonly isAnswer: boolean,
    private readonly fault: () => Fault,
    private readonly reset: () => void,
  ) {}

  push(chunk: Buffer): void {
    if (this.fault().kind === 'reset') return this.reset();
    this.waiting.push(chunk);
    this.go();
  }

  /** Hands on what waits, until a fault keeps it. */
  go(): void {
    if (this.running) return;
    while (this.waiting.length > 0) {
      const fault = this.fault();
      if (fault.kind === 'black_hole') return;
      if (fault.kind === 'latency') return this.later(fault.ms, () => this.write(this.waiting.shift()));
      if (fault.kind === 'trickle' && this.isAnswer)
        return this.later(fault.everyMs, () => this.write(this.piece(fault.bytes)));
      this.write(this.waiting.shift());
    }
  }

  private piece(bytes: number): Buffer | undefined {
    const first = this.waiting.shift();
    if (first && first.length > bytes) this.waiting.unshift(first.subarray(bytes));
    return first?.subarray(0, bytes);
  }

  private later(ms: number, work: () => void): void {
    this.running = true;
    setTimeout(() => {
      this.running = false;
      work();
      this.go();
    }, ms).unref();
  }

  private write(chunk: Buffer | undefined): void {
    if (chunk && this.to.writable) this.to.write(chunk);
  }
}

/** A way over TCP to a server, on which a test makes things go wrong. */
export class FaultProxy {
  private fault: Fault = healthy;
  private server: Server | undefined;
  private port = 0;
  /** With what each calls itself: PostgreSQL's `application_name`, from its first message. */
  private readonly sockets = new Map<Socket, string>();
  private readonly flows = new Set<Flow>();

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  static of(url: string): FaultProxy {
    const { hostname, port } = new URL(url);
    return new FaultProxy({ host: hostname, port: Number(port) });
  }

  /** The same address, by way of this. */
  async url(of: string): Promise<string> {
    await this.listen();
    const url = new URL(of);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** The connections of this name that clients have open here. */
  open(name: string): Socket[] {
    return [...this.sockets].filter(([, it]) => it === name).map(([socket]) => socket);
  }

  async set(fault: Fault): Promise<void> {
    this.fault = fault;
    if (fault.kind === 'refuse') await this.stopListening();
    else await this.listen();
    for (const flow of this.flows) flow.go();
  }

  heal(): Promise<void> {
    return this.set(healthy);
  }

  close(): Promise<void> {
    return this.stopListening();
  }

  private async listen(): Promise<void> {
    if (this.server) return;
    // A piece that waited for the acknowledgement of the one before would cost 40 ms (Nagle's algorithm, delayed ACK).
    this.server = createServer({ noDelay: true }, (client) => this.take(client)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async stopListening(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets.keys()) socket.resetAndDestroy();
    await closed;
  }

  private take(client: Socket): void {
    const upstream = connect({ ...this.target, noDelay: true });
    const reset = () => {
      client.resetAndDestroy();
      upstream.destroy();
    };
    const [asked, answered] = [
      new Flow(upstream, false, () => this.fault, reset),
      new Flow(client, true, () => this.fault, reset),
    ];
    for (const flow of [asked, answered]) this.flows.add(flow);
    this.sockets.set(client, '');
    client.once('data', (chunk) => this.sockets.set(client, nameIn(chunk)));
    client.on('data', (chunk) => asked.push(chunk)).on('error', () => upstream.destroy());
    upstream.on('data', (chunk) => answered.push(chunk)).on('error', () => client.destroy());
    client.on('close', () => {
      for (const flow of [asked, answered]) this.flows.delete(flow);
      this.sockets.delete(client);
      upstream.destroy();
    });
    // In a black hole nobody learns that the other one has gone.
    upstream.on('close', () => this.fault.kind !== 'black_hole' && client.destroy());
  }
}

const nameIn = (startup: Buffer): string => /application_name\0([^\0]+)\0/.exec(startup.toString('latin1'))?.[1] ?? '';
