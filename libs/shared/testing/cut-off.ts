import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to the database that a test can cut: connections are refused, or taken and never answered. */
export class CutOff {
  readonly #sockets = new Set<Socket>();
  #state: 'open' | 'refusing' | 'silent' = 'open';
  readonly #server = createServer({ noDelay: true }, (socket) => this.#take(socket));

  constructor(private readonly target: URL) {}

  /** The same address, by way of this. */
  async url(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  set(state: 'open' | 'refusing' | 'silent'): void {
    this.#state = state;
    for (const socket of this.#sockets) {
      if (state === 'silent') socket.pause().unpipe();
      else socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.set('refusing');
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.#state === 'refusing') return void socket.destroy();
    this.#remember(socket);
    if (this.#state === 'silent') return;
    const database = connect({ port: Number(this.target.port), host: this.target.hostname, noDelay: true }).on(
      'error',
      () => undefined,
    );
    this.#remember(database);
    socket.pipe(database).pipe(socket);
    socket.on('close', () => database.destroy());
    database.on('close', () => socket.destroy());
  }

  #remember(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
