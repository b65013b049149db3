import { randomUUID } from 'node:crypto';
import type { ListCase } from './list-case.js';
import type { Person, Product } from './product.js';
import type { Headers, Prepare } from './visit.js';

const apiKey = { name: 'Build', kind: 'secret', scopes: ['api_keys:read'] };
const asMade = { 'if-match': '"1"' };

/** Where the API keys of an organization are, which is made for it. */
async function collection(product: Product, owner: Person): Promise<string> {
  return `/v1/organizations/${await product.organization(owner)}/api-keys`;
}

export const makeApiKey = (product: Product, { token }: Person, organizationId: string) =>
  product.instances[0]!.send('POST', `/v1/organizations/${organizationId}/api-keys`, apiKey, token);

/** A request about an API key that is made for it. */
const aboutKey =
  (method: string, rest = '', body?: unknown, headers?: Headers): Prepare =>
  async ({ product, owner }) => {
    const path = await collection(product, owner);
    const made = await product.instances[0]!.send('POST', path, apiKey, owner.token);
    return [method, `${path}/${made.body.id}${rest}`, body, owner.token, undefined, headers];
  };
const aboutAll =
  (method: string, body?: unknown): Prepare =>
  async ({ product, owner }) => [method, await collection(product, owner), body, owner.token];

export const apiKeyVisits: Readonly<Record<string, Prepare>> = {
  identity_listApiKeys: aboutAll('GET'),
  identity_createApiKey: aboutAll('POST', apiKey),
  identity_getApiKey: aboutKey('GET'),
  identity_updateApiKey: aboutKey('PATCH', '', { name: 'Deploy' }, asMade),
  identity_revokeApiKey: aboutKey('DELETE', '', undefined, asMade),
  identity_rotateApiKey: aboutKey('POST', '/rotate', { overlapHours: 1 }),
};

export const apiKeyBudgets: Readonly<Record<string, readonly [number, number]>> = {
  identity_listApiKeys: [3, 4],
  identity_createApiKey: [6, 7],
  identity_getApiKey: [3, 4],
  identity_updateApiKey: [5, 7],
  identity_revokeApiKey: [6, 7],
  identity_rotateApiKey: [8, 9],
};

/** Bodies that name a member of another organization, and nobody. */
export const apiKeyBodies = (strangerId: string) => {
  const named = (body: object) => ({
    foreign: { ...body, responsibleUserId: strangerId },
    unknown: { ...body, responsibleUserId: randomUUID() },
  });
  return { identity_createApiKey: named(apiKey), identity_updateApiKey: named({}) };
};

export const apiKeyPlaces = { 'identity.api_keys': '/v1/organizations/:organizationId/api-keys/:keyId' } as const;

export const apiKeyListCase = (product: Product, person: Person, organizationId: string): ListCase => ({
  path: `/v1/organizations/${organizationId}/api-keys`,
  keyOf: ({ id }) => id!,
  insert: async () => {
    const id = randomUUID();
    await product.database.query(
      `insert into identity.api_keys (id, organization_id, name, kind, scopes, restrictions, responsible_user_id, created_by)
       values ($1, $2, 'Listed', 'secret', array['api_keys:read'], '{}', $3, $3)`,
      [id, organizationId, person.id],
    );
    return id;
  },
  remove: (key) => product.database.query('delete from identity.api_keys where id = $1', [key]),
});
