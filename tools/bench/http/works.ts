import type { LoadRequest } from '../load/requests.ts';
import type { Visitor, World } from '../stage/world.ts';

/** One kind of request that all servers are asked. */
export interface Work {
  readonly key: 'sign-in' | 'get' | 'list' | 'create';
  readonly name: string;
  /** Of this many clients at once the peak is found. */
  readonly connections: number;
  readonly requests: (world: World) => LoadRequest[];
  /** Whether the body is what was asked for, and not merely what all servers give. */
  readonly isWhole: (body: Record<string, unknown>) => boolean;
  /** Members of the answer that are new each time. */
  readonly fresh: readonly string[];
}

/** Requests come through one proxy, from so many addresses. */
const ADDRESSES = 250;
const from = (place: number) => ({ 'x-forwarded-for': `198.51.100.${(place % ADDRESSES) + 1}`, 'user-agent': 'bench' });
const as = ({ token }: Visitor, place: number) => ({ authorization: `Bearer ${token}`, ...from(place) });

const reading = (path: (visitor: Visitor) => string) => (world: World) =>
  world.visitors.map((visitor, place) => ({
    method: 'GET' as const,
    path: path(visitor),
    headers: as(visitor, place),
  }));

export const works: readonly Work[] = [
  {
    key: 'sign-in',
    name: 'sign-in (argon2id)',
    connections: 4,
    requests: ({ visitors, password }) =>
      visitors.map(({ email }, place) => ({
        method: 'POST',
        path: '/v1/auth/sign-in',
        headers: from(place),
        body: JSON.stringify({ email, password }),
      })),
    isWhole: ({ outcome }) => outcome === 'signed_in',
    fresh: [
      ...['authenticatedAt', 'lastSeenAt', 'expiresAt', 'id'].map((name) => `/body/session/${name}`),
      '/body/token',
    ],
  },
  {
    key: 'get',
    name: 'GET by id, signed in',
    connections: 8,
    requests: reading(({ organizationId }) => `/v1/organizations/${organizationId}`),
    isWhole: ({ slug }) => typeof slug === 'string',
    fresh: [],
  },
  {
    key: 'list',
    name: 'list of 50',
    connections: 8,
    requests: reading(({ organizationId }) => `/v1/organizations/${organizationId}/members?limit=50`),
    isWhole: ({ items }) => Array.isArray(items) && items.length === 50,
    fresh: ['/body/nextCursor'],
  },
  {
    key: 'create',
    name: 'create with an event',
    connections: 8,
    requests: ({ visitors }) =>
      visitors.map((visitor, place) => ({
        method: 'POST',
        path: '/v1/organizations',
        headers: as(visitor, place),
        body: JSON.stringify({ name: 'Bench', slug: 'bench-%number%' }),
      })),
    isWhole: ({ slug }) => slug === 'bench-<number>',
    fresh: ['/body/id', '/body/createdAt'],
  },
];
