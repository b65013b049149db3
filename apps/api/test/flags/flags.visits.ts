import { randomUUID } from 'node:crypto';
import type { Named } from '../module-cases.js';
import type { Prepare, World } from '../visit.js';

const asMade = { 'if-match': '"1"' };

/** An organization of the owner's, whose environments are there. */
async function furnished({ product, owner }: World): Promise<string> {
  const path = `/v1/organizations/${await product.organization(owner)}`;
  await made(product.instances[0]!.send('GET', `${path}/environments`, undefined, owner.token));
  return path;
}

/** A flag of that organization; its key looks like an id, so that what is done to ids is done to it. */
async function flagged(world: World, key = randomUUID()): Promise<string> {
  const path = await furnished(world);
  const { product, owner } = world;
  await made(product.instances[0]!.send('POST', `${path}/flags`, { key, type: 'release' }, owner.token));
  return `${path}/flags/${key}`;
}

async function made(reply: Promise<{ status: number }>): Promise<void> {
  const { status } = await reply;
  if (status >= 300) throw new Error(`Preparing a visit answered ${status}`);
}

const inside =
  (method: string, rest: string, body?: unknown): Prepare =>
  async (world) => [method, `${await furnished(world)}${rest}`, body, world.owner.token];

const aboutEnvironment =
  (method: string, body?: unknown): Prepare =>
  async (world) => {
    const [path, key] = [`${await furnished(world)}/environments`, randomUUID()];
    await made(world.product.instances[0]!.send('POST', path, { key, name: 'Preview' }, world.owner.token));
    return [method, `${path}/${key}`, body, world.owner.token, undefined, method === 'GET' ? undefined : asMade];
  };

const aboutFlag =
  (method: string, rest = '', body?: unknown): Prepare =>
  async (world) => {
    const headers = method === 'PATCH' || method === 'PUT' ? asMade : undefined;
    return [method, `${await flagged(world)}${rest}`, body, world.owner.token, undefined, headers];
  };

/** A segment of such an organization. */
const aboutSegment =
  (method: string, body?: unknown): Prepare =>
  async (world) => {
    const { product, owner } = world;
    const path = `${await furnished(world)}/segments`;
    const segment = { name: 'Paying', constraints: [] };
    const created = await product.instances[0]!.send('POST', path, segment, owner.token);
    const headers = method === 'GET' ? undefined : asMade;
    return [method, `${path}/${created.body.id}`, body, owner.token, undefined, headers];
  };

/** How each route is reached, by its operation id. */
export const flagsVisits: Readonly<Record<string, Prepare>> = {
  flags_listEnvironments: inside('GET', '/environments'),
  flags_createEnvironment: inside('POST', '/environments', { key: 'preview', name: 'Preview' }),
  flags_getEnvironment: aboutEnvironment('GET'),
  flags_updateEnvironment: aboutEnvironment('PATCH', { name: 'Renamed' }),
  flags_listFlags: inside('GET', '/flags'),
  flags_createFlag: inside('POST', '/flags', { key: 'new-checkout', type: 'release' }),
  flags_getFlag: aboutFlag('GET'),
  flags_updateFlag: aboutFlag('PATCH', '', { description: 'What it is for' }),
  flags_archiveFlag: aboutFlag('POST', '/archive'),
  flags_listChanges: aboutFlag('GET', '/changes'),
  flags_explainFlag: aboutFlag('POST', '/explain', { environmentKey: 'development', context: { userId: 'ada' } }),
  flags_getState: aboutFlag('GET', '/environments/development'),
  flags_replaceState: aboutFlag('PUT', '/environments/development', {
    enabled: true,
    strategies: [{ name: 'flexibleRollout', parameters: { rollout: '50' } }],
  }),
  flags_toggleFlag: aboutFlag('POST', '/environments/development/toggle', { enabled: true }),
  flags_listSegments: inside('GET', '/segments'),
  flags_createSegment: inside('POST', '/segments', { name: 'Paying', constraints: [] }),
  flags_getSegment: aboutSegment('GET'),
  flags_updateSegment: aboutSegment('PATCH', {
    constraints: [{ contextName: 'plan', operator: 'IN', values: ['pro'] }],
  }),
  flags_deleteSegment: aboutSegment('DELETE'),
};

/** [statements, round trips], as in `budgets.e2e-spec.ts`. */
export const flagsBudgets: Readonly<Record<string, readonly [number, number]>> = {
  flags_listEnvironments: [3, 4],
  flags_createEnvironment: [5, 6],
  flags_getEnvironment: [3, 4],
  flags_updateEnvironment: [5, 6],
  flags_listFlags: [3, 4],
  flags_createFlag: [6, 7],
  flags_getFlag: [3, 4],
  flags_updateFlag: [6, 7],
  flags_archiveFlag: [8, 9],
  flags_listChanges: [3, 4],
  flags_explainFlag: [3, 4],
  flags_getState: [3, 4],
  flags_replaceState: [8, 9],
  flags_toggleFlag: [8, 9],
  flags_listSegments: [3, 4],
  flags_createSegment: [6, 7],
  flags_getSegment: [3, 4],
  flags_updateSegment: [7, 8],
  flags_deleteSegment: [8, 9],
};

/** Bodies that name somebody who is no member, and somebody who does not exist. */
export const flagsNamed = (strangerId: string): Readonly<Record<string, Named>> => {
  const owned = (more: object) => ({
    foreign: { ...more, ownerUserId: strangerId },
    unknown: { ...more, ownerUserId: randomUUID() },
  });
  return { flags_createFlag: owned({ key: 'owned', type: 'release' }), flags_updateFlag: owned({}) };
};
