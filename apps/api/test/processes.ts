import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Seconds on a machine of one's own; in a full run of all tests, they share two cores. */
const LONGEST_START_MS = 120_000;
/** So much of what a process has printed stands in the error that it makes. */
const LAST_WORDS = 4_000;
const hooks = new URL('../../../libs/shared/testing/typescript-hooks.mjs', import.meta.url).href;
/** What Node may load before the product. */
const loadable = {
  tracing: new URL('../tracing.ts', import.meta.url).href,
  forgetfulOutbox: new URL('./forgetful-outbox.ts', import.meta.url).href,
  telemetryImports: new URL('./telemetry-imports.ts', import.meta.url).href,
  partial: new URL('./faults/partial-preload.ts', import.meta.url).href,
  mortal: new URL('./faults/crash-points.ts', import.meta.url).href,
  lateOutbox: new URL('./faults/crash-late-outbox.ts', import.meta.url).href,
  claimless: new URL('./faults/crash-claimless.ts', import.meta.url).href,
  careless: new URL('./faults/log-safety-careless.ts', import.meta.url).href,
  clinging: new URL('./faults/failover-clinging.ts', import.meta.url).href,
  reckless: new URL('./faults/outward-reckless.ts', import.meta.url).href,
};
export type Loadable = keyof typeof loadable;
const main = fileURLToPath(new URL('../main.ts', import.meta.url));

interface Start {
  /** Which the process gets back when it is started again; a free one where none is given. */
  readonly port?: number;
  /** Those that are killed on purpose. */
  readonly first?: readonly Loadable[];
}

/** A program of TypeScript as a process of its own, with a channel to it. */
export function spawnTypeScript(file: string, env: NodeJS.ProcessEnv, first: readonly string[] = []): ChildProcess {
  const imports = [hooks, ...first].flatMap((it) => ['--import', it]);
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  return spawn(process.execPath, [...imports, file], { env, stdio: [...stdio], serialization: 'advanced' });
}

/** The product as operators run it: a process of its own. */
export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly written: Buffer[],
  ) {}

  static async start(
    variables: NodeJS.ProcessEnv,
    first: readonly Loadable[] = [],
    port?: number,
  ): Promise<ProductProcess> {
    const it = await ProductProcess.begin(variables, { first, port });
    await it.ready();
    return it;
  }

  /** As `start`, but does not wait for it to be ready. */
  static async begin(variables: NodeJS.ProcessEnv, { first = [], port }: Start = {}): Promise<ProductProcess> {
    const own = port ?? (await freePort());
    const env = { ...process.env, ...variables, HOST: '127.0.0.1', PORT: String(own), NODE_OPTIONS: '' };
    const child = spawnTypeScript(
      main,
      env,
      first.map((it) => loadable[it]),
    );
    const written: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => written.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => written.push(chunk));
    return new ProductProcess(child, `http://127.0.0.1:${own}`, written);
  }

  /** All that it has printed. */
  get output(): string {
    return Buffer.concat(this.written).toString();
  }

  /** From what was fatal on, if anything was. */
  private get lastWords(): string {
    const fatal = this.output.lastIndexOf(' FATAL ');
    return fatal < 0 ? this.output.slice(-LAST_WORDS) : this.output.slice(fatal, fatal + LAST_WORDS);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const all = { 'content-type': 'application/json', ...headers };
    return fetch(`${this.url}${path}`, { method: 'POST', headers: all, body: JSON.stringify(body) });
  }

  /** Asks it to stop. @returns its exit code and how long it took, in milliseconds */
  async stop(): Promise<{ code: number | null; ms: number }> {
    const began = performance.now();
    if (!this.hasEnded) this.child.kill('SIGTERM');
    await this.ended();
    return { code: this.child.exitCode, ms: performance.now() - began };
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }

  /** Tells it by the channel what the program that was loaded first understands. */
  tell(message: object): void {
    if (this.child.connected) this.child.send(message);
  }

  async ended(): Promise<void> {
    if (!this.hasEnded) await once(this.child, 'exit');
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    return answer?.status === 200;
  }

  async ready(): Promise<void> {
    for (const deadline = Date.now() + LONGEST_START_MS; Date.now() < deadline; await wait(50)) {
      if (this.hasEnded) throw new Error(`It has ended: ${this.lastWords}`);
      if (await this.isReady()) return;
    }
    this.child.kill('SIGKILL');
    throw new Error(`It was never ready: ${this.lastWords}`);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
