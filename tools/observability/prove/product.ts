import { readAddress } from '../../runner/address.ts';
import type { Address } from '../../runner/address.ts';
import { App } from '../../runner/app.ts';
import { freePort } from '../../runner/ports.ts';
import { ofThisMachine } from '../../runner/production.ts';

const FIRST_PORT = 16_000;
const FIRST_METRICS_PORT = 19_464;

/** An API and a worker, as production has them: two processes of what was built. */
export class ProductUnderWatch {
  readonly #settings: NodeJS.ProcessEnv;
  readonly #ports = new Map<string, { readonly address: Address; readonly metrics: number }>();
  readonly #running = new Map<string, App>();

  constructor(settings: NodeJS.ProcessEnv) {
    this.#settings = settings;
  }

  get url(): string {
    return this.#ports.get('api')?.address.url ?? '';
  }

  /** Where the metrics of both are read. */
  get targets(): string[] {
    return [...this.#ports.values()].map(({ metrics }) => `127.0.0.1:${metrics}`);
  }

  /** Starts one of the two; when it was there before, at the same addresses. */
  async start(role: 'api' | 'worker'): Promise<{ says: string }> {
    const place = this.#ports.get(role) ?? (await this.#place());
    this.#ports.set(role, place);
    const app = new App(
      {
        ...ofThisMachine(),
        ...this.#settings,
        ROLE: role,
        PORT: String(place.address.port),
        METRICS_PORT: String(place.metrics),
        DRAIN_MS: '0',
      },
      'kept',
    );
    this.#running.set(role, app);
    try {
      await app.ready(place.address);
    } catch (error) {
      process.stderr.write(app.log);
      throw error;
    }
    return { says: `${role}: ${place.address.url}, metrics on port ${place.metrics}` };
  }

  async stop(role: 'api' | 'worker'): Promise<void> {
    await this.#running.get(role)?.stop();
    this.#running.delete(role);
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.values()].map((app) => app.stop()));
  }

  /** What either has said, for whoever looks for the reason of a surprise. */
  get log(): string {
    return [...this.#running].map(([role, app]) => `--- ${role}\n${app.log.slice(-4000)}`).join('\n');
  }

  async #place() {
    const taken = this.#ports.size;
    const port = await freePort(FIRST_PORT + 10 * taken);
    return { address: readAddress({ PORT: String(port) }), metrics: await freePort(FIRST_METRICS_PORT + 10 * taken) };
  }
}
