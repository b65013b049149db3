import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

interface Backend {
  readonly url: URL;
  /** As of the last look. Gone: nothing listens there. */
  state: 'ready' | 'unready' | 'gone';
  connections: number;
}

/** One that is slower than this is left as it was: it is asked again. */
const LONGEST_CHECK_MS = 5_000;

/**
 * A balancer as there are many: it hands new connections to the process that has fewest, of those that were ready when it last
 * looked, and leaves connections that stand to themselves. When none is ready it fails open, to those that answer at all.
 */
export class ReadinessProxy {
  private readonly backends: readonly Backend[];
  private readonly server = createServer((socket) => this.take(socket));
  private readonly sockets = new Set<Socket>();
  private timer: NodeJS.Timeout | undefined;
  /** Connections that found nobody. */
  refused = 0;

  constructor(urls: readonly string[]) {
    this.backends = urls.map((it) => ({ url: new URL(it), state: 'gone', connections: 0 }));
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Looks every so many milliseconds from now on, and once at once. */
  async look(everyMs: number): Promise<void> {
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.check(), everyMs);
    await this.check();
  }

  /** Whether it would hand connections to this process. */
  sends(url: string): boolean {
    return this.backends.some((it) => it.state === 'ready' && it.url.origin === url);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async check(): Promise<void> {
    await Promise.all(
      this.backends.map(async (backend) => {
        const address = new URL('/health/ready', backend.url);
        const signal = AbortSignal.timeout(LONGEST_CHECK_MS);
        const answer = await fetch(address, { signal, headers: { connection: 'close' } }).catch(() => null);
        await answer?.body?.cancel();
        if (answer) backend.state = answer.ok ? 'ready' : 'unready';
        else if (!signal.aborted) backend.state = 'gone';
      }),
    );
  }

  private take(client: Socket): void {
    this.remember(client);
    const of = (state: Backend['state']) => this.backends.filter((it) => it.state === state);
    const fewestFirst = (of('ready').length > 0 ? of('ready') : of('unready')).sort(byConnections);
    const [backend] = fewestFirst;
    if (!backend) {
      this.refused++;
      return void client.destroy();
    }
    backend.connections++;
    const server = connect({ host: backend.url.hostname, port: Number(backend.url.port), noDelay: true });
    this.remember(server);
    client.setNoDelay().pipe(server).pipe(client);
    server.on('close', () => {
      backend.connections--;
      client.destroy();
    });
    client.on('close', () => server.destroy());
  }

  private remember(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }
}

const byConnections = (a: Backend, b: Backend) => a.connections - b.connections;
