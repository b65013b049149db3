import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/**
 * The one address by which a managed PostgreSQL is reached, whichever of its servers is the primary: new connections go where
 * it leads now, and those that stand stay where they are.
 */
export class Address {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer({ noDelay: true }, (socket) => this.#take(socket));
  #port: number;

  private constructor(port: number) {
    this.#port = port;
  }

  static async open(port: number): Promise<Address> {
    const address = new Address(port);
    address.#server.listen(0, '127.0.0.1');
    await once(address.#server, 'listening');
    return address;
  }

  /** The same login and database, by this address. */
  of(url: string): string {
    const here = new URL(url);
    here.port = String((this.#server.address() as AddressInfo).port);
    return here.href;
  }

  lead(port: number): void {
    this.#port = port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(socket: Socket): void {
    const database = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    for (const [one, other] of [
      [socket, database],
      [database, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    socket.pipe(database).pipe(socket);
  }
}
