import { setTimeout as wait } from 'node:timers/promises';
import { describe } from '@jest/globals';
import { routes } from '../../../../libs/shared/http/index.js';
import { clonedDatabase } from '../../../../libs/shared/testing/index.js';
import { AppModule } from '../../app.module.js';
import { FaultProxy } from '../faults/proxy.js';
import { previewOf } from '../preview.js';
import { Product } from '../product.js';
import type { Instance, Person, Reply } from '../product.js';

const OPERATOR = '0198c0de-0000-7000-8000-000000000001';
const OPERATOR_EMAIL = 'boss@example.com';
/** Machines that do much else at once take long for everything. */
const LONGEST_WAIT_MS = 60_000;
export const LONGEST_TEST_MS = 2 * LONGEST_WAIT_MS;
const many = '1000000';
/** A management request of a test may take as long as one may ask for. */
const patience = { 'x-request-deadline-ms': '30000' };

const isTakenOut = !routes(await previewOf(AppModule)).some(({ operationId }) => operationId.startsWith('flags_'));
/** Of a module that can be taken out: then its tests here concern nobody, until somebody sweeps. */
export const describeFlags = isTakenOut ? describe.skip : describe;

/** What a flag is in production, where it is not only on. */
export interface State {
  readonly enabled?: boolean;
  readonly strategies?: readonly object[];
  readonly variants?: readonly object[];
}

interface Counted {
  readonly app: string;
  readonly yes: number;
  readonly no: number;
  readonly variants: Readonly<Record<string, number>>;
}

/** The product and its operator, whose flags are the product's own; one instance reaches its database by a way that can be cut. */
export class FlagsWorld {
  readonly product = new Product();
  way!: FaultProxy;
  api!: Instance;
  private boss!: Person;

  static async open(): Promise<FlagsWorld> {
    const world = new FlagsWorld();
    try {
      await world.begin();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    // The way is cut before the server itself, whichever way this run has.
    this.product.database = await clonedDatabase({ single: null, pooled: false });
    this.way = FaultProxy.of(this.address);
    this.api = await this.start(await this.way.url(this.address));
    this.boss = await this.product.person('Boss', OPERATOR_EMAIL);
    await this.until('the operator has environments', async () => {
      const { status, body } = await this.send('GET', '/environments');
      return status === 200 && body.items.length > 0;
    });
  }

  /** One more instance of the product. */
  start(address = this.address): Promise<Instance> {
    return this.product.start({
      DATABASE_URL: address,
      ORGANIZATIONS_OPERATOR_EMAIL: OPERATOR_EMAIL,
      ...{ LIMITS_REQUESTS_PER_PRINCIPAL: many, LIMITS_REQUESTS_PER_ADDRESS: many },
      ...{ LIMITS_REQUESTS_PER_ORGANIZATION: many, ORGANIZATIONS_PER_PERSON_AND_DAY: '100000' },
    });
  }

  async close(): Promise<void> {
    await this.way?.heal();
    await this.product.stop();
    await this.way?.close();
  }

  async flag(key: string, state: State, type = 'release'): Promise<void> {
    await this.make('POST', '/flags', { key, type });
    await this.change(key, state);
  }

  async change(key: string, { enabled = true, strategies = [], variants = [] }: State): Promise<void> {
    const path = `/flags/${key}/environments/production`;
    await this.make('PUT', path, { enabled, strategies, variants }, await this.seen(path));
  }

  async toggle(key: string, enabled: boolean): Promise<void> {
    const path = `/flags/${key}/environments/production`;
    await this.make('POST', `${path}/toggle`, { enabled }, await this.seen(path));
  }

  /** Of the production environment. */
  async key(kind: 'secret' | 'publishable', ...scopes: string[]): Promise<{ id: string; secret: string }> {
    const body = { name: kind, kind, scopes, restrictions: { environment: 'production' } };
    return (await this.make('POST', '/api-keys', body)).body;
  }

  async revoke(id: string): Promise<void> {
    await this.make('DELETE', `/api-keys/${id}`, undefined, await this.seen(`/api-keys/${id}`));
  }

  /** What an application has told of a flag. */
  async counted(key: string): Promise<Counted | undefined> {
    const [row] = await this.product.database.query<Counted>(
      'select app, yes::int, no::int, variants from flags.metrics where organization_id = $1 and flag_key = $2',
      [OPERATOR, key],
    );
    return row;
  }

  /** Whether the instance reaches its database: readiness would also ask how fast. */
  async canManage(): Promise<boolean> {
    return (await this.send('GET', '/environments')).status === 200;
  }

  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = performance.now() + LONGEST_WAIT_MS; performance.now() < end; await wait(5))
      if (await holds()) return;
    throw new Error(`Never came: ${what}`);
  }

  private get address(): string {
    return this.product.database.variables.DATABASE_URL;
  }

  private send(method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) {
    const at = `/v1/organizations/${OPERATOR}${path}`;
    return this.api.send(method, at, body, this.boss.token, undefined, { ...patience, ...headers });
  }

  /** @throws Error for what was refused */
  private async make(...request: Parameters<FlagsWorld['send']>): Promise<Reply> {
    const reply = await this.send(...request);
    if (reply.status < 300) return reply;
    const [method, path] = request;
    throw new Error(`${method} ${path} answered ${reply.status} ${JSON.stringify(reply.body)}`);
  }

  private async seen(path: string): Promise<Record<string, string>> {
    return { 'if-match': (await this.make('GET', path)).headers.get('etag') ?? '' };
  }
}
