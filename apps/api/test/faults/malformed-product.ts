import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fillModules } from '../cases.js';
import { Product } from '../product.js';
import type { Instance } from '../product.js';
import type { World } from './malformed-requests.js';

/** The server waits so long for the rest of a request. */
export const PATIENCE_MS = 2_000;

/** Nothing here is about limits, and every request comes from one address. */
export const generous = {
  ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_REQUESTS_PER_ADDRESS: '1000000' },
  ...{ LIMITS_REQUESTS_PER_ORGANIZATION: '1000000', LIMITS_STORE_TIMEOUT_MS: '10000' },
  ...{ ORGANIZATIONS_PER_PERSON_AND_DAY: '100000', IDENTITY_SIGN_IN_TRIES_PER_ADDRESS: '100000' },
  ...{ DATABASE_POOL_SIZE: '6', DATABASE_ACQUIRE_TIMEOUT_MS: '20000' },
};

/** A product with somebody in it, for whom requests go wrong. */
export class Attacked {
  readonly product = new Product();
  instance!: Instance;
  world!: World;

  async start(): Promise<void> {
    this.instance = await this.product.start(generous, {
      edge: { requestTimeoutMs: PATIENCE_MS, connectionsCheckMs: 100 },
    });
    const { product, instance } = this;
    const [owner, guest] = [await product.person('Ada'), await product.person('Ben')];
    const organizationId = await product.organization(owner);
    await product.join(organizationId, owner, guest, 'member');
    const place = `/v1/organizations/${organizationId}`;
    const invitation = { email: 'invited@example.com', role: 'member' };
    const invited = await instance.send('POST', `${place}/invitations`, invitation, owner.token);
    const sessions = await instance.send('GET', '/v1/me/sessions', undefined, owner.token);
    const ids = {
      organizationId,
      userId: guest.id,
      invitationId: invited.body.id,
      sessionId: sessions.body.items[0].id,
    };
    const [told] = await product.notifications(owner, 1);
    const further = await fillModules(product, owner, organizationId);
    this.world = { token: owner.token, ids: { ...ids, ...further, notificationId: told!.id } };
  }

  /** The same database and people, and nobody who makes problems of what is thrown. */
  withoutFilter(): Promise<Instance> {
    return this.product.start({ ...generous, ROLE: 'api' }, { spoil: forgetFilters });
  }

  /** What no answer may show. */
  get secrets(): string[] {
    const { variables } = this.product.database;
    const addresses = Object.values(variables).filter((it) => it?.startsWith('postgres://')) as string[];
    const passwords = addresses.map((it) => new URL(it).password);
    return [this.world.token, ...addresses, ...passwords, 'lantern-harbour-42'].filter((it) => it !== '');
  }

  port(instance = this.instance): number {
    return Number(new URL(instance.url).port);
  }
}

interface WithConfig {
  readonly config: { getGlobalFilters(): unknown[] };
}

/** Nest has no way of its own to take back what a module has declared. */
const forgetFilters = (app: NestFastifyApplication): void =>
  void (app as unknown as WithConfig).config.getGlobalFilters().splice(0);
