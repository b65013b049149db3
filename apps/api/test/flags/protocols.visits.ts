import type { Prepare, World } from '../visit.js';

const KEY = 'checkout';
const enabled = { enabled: true };
const context = { targetingKey: 'ada' };

async function sent(world: World, path: string, body: object): Promise<Record<string, unknown>> {
  const { status, body: answer } = await world.product.instances[0]!.send('POST', path, body, world.owner.token);
  if (status >= 300) throw new Error(`Preparing a visit answered ${status}`);
  return answer;
}

/** By an API key of an organization that has a flag, as SDKs ask. */
const asked =
  (method: string, path: string, body?: unknown, kind: 'secret' | 'publishable' = 'publishable'): Prepare =>
  async (world) => {
    const { product, owner } = world;
    const organization = `/v1/organizations/${await product.organization(owner)}`;
    await product.instances[0]!.send('GET', `${organization}/environments`, undefined, owner.token);
    await sent(world, `${organization}/flags`, { key: KEY, type: 'release' });
    await sent(world, `${organization}/flags/${KEY}/environments/development/toggle`, enabled);
    const scopes = kind === 'publishable' ? ['flags:evaluate'] : ['flags:read', 'flags:evaluate'];
    const key = { name: 'SDK', kind, scopes, restrictions: { environment: 'development' } };
    const { secret } = await sent(world, `${organization}/api-keys`, key);
    return [method, path, body, secret as string];
  };

const ofClient = (method: string, path: string, body?: unknown) => asked(method, path, body, 'secret');
const report = { appName: 'shop', bucket: { start: 0, stop: 0, toggles: { [KEY]: { yes: 1, no: 0 } } } };

/** How each route of a protocol is reached, by its operation id. */
export const protocolsVisits: Readonly<Record<string, Prepare>> = {
  flags_evaluateFlag: asked('POST', `/ofrep/v1/evaluate/flags/${KEY}`, { context }),
  flags_evaluateFlags: asked('POST', '/ofrep/v1/evaluate/flags', { context }),
  flags_listClientFeatures: ofClient('GET', '/unleash/api/client/features'),
  flags_registerClient: ofClient('POST', '/unleash/api/client/register', { appName: 'shop' }),
  flags_addClientMetrics: ofClient('POST', '/unleash/api/client/metrics', report),
  flags_listFrontendFeatures: asked('GET', '/unleash/api/frontend?userId=ada'),
  flags_findFrontendFeatures: asked('POST', '/unleash/api/frontend', { context: { userId: 'ada' } }),
  flags_registerFrontend: asked('POST', '/unleash/api/frontend/client/register', { appName: 'shop' }),
  flags_addFrontendMetrics: asked('POST', '/unleash/api/frontend/client/metrics', report),
};

/** Of the first question of a key, about an environment that is not in memory: later ones ask for nothing. */
export const protocolsBudgets: Readonly<Record<string, readonly [number, number]>> = {
  flags_evaluateFlag: [3, 3],
  flags_evaluateFlags: [3, 3],
  flags_listClientFeatures: [3, 3],
  flags_registerClient: [2, 2],
  flags_addClientMetrics: [4, 5],
  flags_listFrontendFeatures: [3, 3],
  flags_findFrontendFeatures: [3, 3],
  flags_registerFrontend: [2, 2],
  flags_addFrontendMetrics: [4, 5],
};

/** They are counted in memory, by their key. */
export const protocolsLimiter: Readonly<Record<string, number>> = Object.fromEntries(
  Object.keys(protocolsBudgets).map((operationId) => [operationId, 0]),
);
