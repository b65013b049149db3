import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LONGEST_START_MS = 40_000;
const hooks = new URL('../../../libs/shared/testing/typescript-hooks.mjs', import.meta.url).href;
/** What Node may load before the product. */
const loadable = {
  tracing: new URL('../tracing.ts', import.meta.url).href,
  forgetfulOutbox: new URL('./forgetful-outbox.ts', import.meta.url).href,
  telemetryImports: new URL('./telemetry-imports.ts', import.meta.url).href,
};
export type Loadable = keyof typeof loadable;
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The product as operators run it: a process of its own. */
export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly written: Buffer[],
  ) {}

  static async start(variables: NodeJS.ProcessEnv, first: readonly Loadable[] = []): Promise<ProductProcess> {
    const port = await freePort();
    const env = { ...process.env, ...variables, HOST: '127.0.0.1', PORT: String(port), NODE_OPTIONS: '' };
    const imports = [hooks, ...first.map((it) => loadable[it])].flatMap((it) => ['--import', it]);
    const child = spawn(process.execPath, [...imports, main], { env });
    const written: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => written.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => written.push(chunk));
    const it = new ProductProcess(child, `http://127.0.0.1:${port}`, written);
    await it.ready();
    return it;
  }

  /** All that it has printed. */
  get output(): string {
    return Buffer.concat(this.written).toString();
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const all = { 'content-type': 'application/json', ...headers };
    return fetch(`${this.url}${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) });
  }

  /** Asks it to stop. @returns its exit code and how long it took, in milliseconds */
  async stop(): Promise<{ code: number | null; ms: number }> {
    if (this.child.exitCode !== null) return { code: this.child.exitCode, ms: 0 };
    const began = performance.now();
    this.child.kill('SIGTERM');
    const [code] = (await once(this.child, 'exit')) as [number | null];
    return { code, ms: performance.now() - began };
  }

  private async ready(): Promise<void> {
    for (const deadline = Date.now() + LONGEST_START_MS; Date.now() < deadline; await wait(50)) {
      if (this.child.exitCode !== null) throw new Error(`It has ended: ${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.status === 200) return;
    }
    this.child.kill('SIGKILL');
    throw new Error(`It was never ready: ${this.output}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
