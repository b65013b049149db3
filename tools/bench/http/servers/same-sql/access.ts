import { createHash, hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { takeStatement } from '../../../../../libs/shared/limits/counter-statements.js';
import { lookup, transaction } from './pools.js';
import type { Pools } from './pools.js';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export class Refused extends Error {
  constructor(readonly statusCode: number) {
    super(`refused with ${statusCode}`);
  }
}

interface Session {
  readonly id: string;
  readonly userId: string;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
}

export async function authenticate({ identity }: Pools, request: FastifyRequest): Promise<Session> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const digest = createHash('sha256').update(token).digest('hex');
  const session = await lookup<Session>(
    identity,
    `select s.id, s.user_id as "userId", s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt"
        from identity.sessions s join identity.users u on u.id = s.user_id
        where s.token_hash = '\\x${digest}'::bytea and s.revoked_at is null
          and s.idle_expires_at > now() and s.expires_at > now() and u.status = 'active'`,
  );
  if (!session) throw new Refused(401);
  if (Date.now() - session.lastSeenAt.getTime() >= MINUTE) await touch(identity, session);
  return session;
}

const touch = (pool: Pools['identity'], { id, userId, lastSeenAt }: Session) =>
  transaction(pool, `set local app.user_id = '${userId}'`, (client) =>
    client.query(
      `update identity.sessions set last_seen_at = $1, idle_expires_at = least(expires_at, $2)
       where id = $3 and user_id = $4 and last_seen_at <= $5`,
      [new Date(), new Date(Date.now() + WEEK), id, userId, lastSeenAt],
    ),
  );

export async function authorize({ organizations }: Pools, organizationId: string, userId: string): Promise<void> {
  if (!uuid.test(organizationId)) throw new Refused(404);
  const standing = await lookup(
    organizations,
    `select m.role, o.status
            from organizations.members m
            join organizations.organizations o on o.id = m.organization_id
           where m.organization_id = '${organizationId}'::uuid and m.user_id = '${userId}'::uuid
             and o.status <> 'deleted'`,
  );
  if (!standing) throw new Refused(404);
}

export type Claim = readonly [
  name: string,
  key: string,
  limit: number,
  windowSeconds: number,
  firstDelaySeconds?: number,
];
const MOST = 1_000_000;

/** Counts the request for its person, its address and its organization, in one statement. */
export const countRequest = (pools: Pools, ip: string, userId?: string, organizationId?: string): Promise<void> =>
  take(pools, [
    ...(userId ? [['requests_of_principal', userId, MOST, 60] as const] : []),
    ['requests_from_address', ip, MOST, 60],
    ...(organizationId ? [['requests_to_organization', organizationId, MOST, 60] as const] : []),
  ]);

export async function take({ limits }: Pools, claims: readonly Claim[]): Promise<void> {
  const values = claims.flatMap(([name, key, limit, window, delay = 0]) => [keyOf(name, key), limit, window, delay]);
  const text = takeStatement(claims.length);
  const { rows } = await limits.query<{ granted: boolean }>({ name: `take ${claims.length}`, text, values });
  if (!rows.every(({ granted }) => granted)) throw new Refused(429);
}

export const keyOf = (name: string, key: string): Buffer => hash('sha256', `${name}\n${key}`, 'buffer').subarray(0, 16);
