import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** `mute` greets as a mail server does, and says nothing more. */
type State = 'open' | 'refusing' | 'silent' | 'mute';

/** The way to a mail server, which counts who comes. */
export class Door {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#take(socket));
  #state: State = 'open';
  /** Connections since the last change of its state. */
  came = 0;
  /** Most that stood before it at once, since then. */
  most = 0;

  constructor(private readonly target: URL) {}

  async url(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}?requireTLS=false`;
  }

  /** Whoever stands before it now is sent away. */
  set(state: State): void {
    this.#state = state;
    for (const socket of this.#sockets) socket.destroy();
    this.came = this.most = 0;
  }

  async close(): Promise<void> {
    this.set('refusing');
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(socket: Socket): void {
    socket.on('error', () => undefined);
    this.came++;
    if (this.#state === 'refusing') return void socket.destroy();
    this.#sockets.add(socket);
    this.most = Math.max(this.most, this.#sockets.size);
    socket.on('close', () => this.#sockets.delete(socket));
    if (this.#state === 'mute') socket.write('220 mail.example.com\r\n');
    if (this.#state === 'open') this.#lead(socket);
  }

  #lead(socket: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname).on('error', () => undefined);
    socket.pipe(server).pipe(socket);
    socket.on('close', () => server.destroy());
    server.on('close', () => socket.destroy());
  }
}
