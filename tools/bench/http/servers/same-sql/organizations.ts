import { hash, randomUUIDv7 } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, authorize, countRequest, Refused, take } from './access.js';
import { publish } from './outbox.js';
import { transaction } from './pools.js';
import type { Pools } from './pools.js';

interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly status: string;
  readonly createdAt: Date;
  readonly version: number;
}
interface Member {
  readonly userId: string;
  readonly role: string;
  readonly joinedAt: Date;
}
interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const DAY_SECONDS = 24 * 60 * 60;
const MOST_A_DAY = 100_000;

const tenant = (organizationId: string, userId: string) =>
  `set local app.organization_id = '${organizationId}'; set local app.user_id = '${userId}'`;

export interface Asked {
  Params: { organizationId: string };
  Querystring: { limit?: string };
  Body: { name: string; slug: string };
}
type Request = FastifyRequest<Asked>;

async function admit(pools: Pools, request: Request) {
  const { organizationId } = request.params;
  const { userId } = await authenticate(pools, request);
  await authorize(pools, organizationId, userId);
  await countRequest(pools, request.ip, userId, organizationId);
  return { organizationId, userId };
}

export async function readOrganization(pools: Pools, request: Request, reply: FastifyReply): Promise<object> {
  const { organizationId, userId } = await admit(pools, request);
  const { rows } = await transaction(pools.organizations, tenant(organizationId, userId), (client) =>
    client.query<Organization>(
      `select o.id, o.name, o.slug, o.status, o.created_by as "createdBy", o.created_at as "createdAt",
  o.deleted_at as "deletedAt", o.version from organizations.organizations o where o.id = $1 and o.status <> 'deleted'`,
      [organizationId],
    ),
  );
  const row = rows[0];
  if (!row) throw new Refused(404);
  reply.header('etag', `"${row.version}"`);
  const { id, name, slug, status, createdAt, version } = row;
  return { id, name, slug, status, createdAt: createdAt.toISOString(), version };
}

export async function listMembers(pools: Pools, request: Request): Promise<object> {
  const { organizationId, userId } = await admit(pools, request);
  const limit = Number(request.query.limit ?? 50);
  const settings = tenant(organizationId, userId);
  const { rows } = await transaction(pools.organizations, settings, (client) =>
    client.query<Member>(
      `select user_id as "userId", role, joined_at as "joinedAt" from organizations.members
        where organization_id = $1 and ($2::uuid is null or user_id > $2) order by user_id limit $3`,
      [organizationId, null, limit + 1],
    ),
  );
  const kept = rows.slice(0, limit);
  const { rows: found } = await transaction(pools.identity, settings, (client) =>
    client.query<User>('select id, name, email, locale, status from identity.users where id = any($1)', [
      kept.map((row) => row.userId),
    ]),
  );
  const people = new Map(found.map((row) => [row.id, row]));
  const items = kept.map((row) => ({
    userId: row.userId,
    name: people.get(row.userId)?.name ?? null,
    email: people.get(row.userId)?.email ?? null,
    role: row.role,
    joinedAt: row.joinedAt.toISOString(),
  }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursor(organizationId, last.userId) : null };
}

const cursor = (...position: string[]) => {
  const text = JSON.stringify(position);
  return Buffer.concat([hash('sha256', text, 'buffer').subarray(0, 12), Buffer.from(text)]).toString('base64url');
};

export async function createOrganization(pools: Pools, request: Request, reply: FastifyReply): Promise<object> {
  const { userId } = await authenticate(pools, request);
  await countRequest(pools, request.ip, userId);
  const { name, slug } = request.body;
  const [organizationId, now] = [randomUUIDv7(), new Date()];
  await take(pools, [['organizations_of_person', userId, MOST_A_DAY, DAY_SECONDS]]);
  await transaction(pools.organizations, tenant(organizationId, userId), async (client) => {
    const inserted = await client.query(
      `insert into organizations.organizations (id, name, slug, status, created_by, created_at, version)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
      [organizationId, name, slug, 'active', userId, now, 1],
    );
    const resting = await client.query(isResting, [slug, now, organizationId]);
    if (inserted.rows.length === 0 || resting.rows.length > 0) throw new Refused(409);
    await client.query(
      `insert into organizations.members (organization_id, user_id, role, joined_at)
       values ($1, $2, $3, $4) on conflict do nothing returning user_id`,
      [organizationId, userId, 'owner', now],
    );
    await publish(client, { request, schema: 'organizations', userId, organizationId }, [
      ['organizations.organization.created', organizationId, { organizationId }],
      ['organizations.member.added', userId, { userId, role: 'owner' }],
    ]);
  });
  void reply.code(201).headers({ etag: '"1"', location: `/v1/organizations/${organizationId}` });
  return { id: organizationId, name, slug, status: 'active', createdAt: now.toISOString(), version: 1 };
}

const isResting = `select from organizations.retired_slugs
        where slug = $1 and until > $2 and released_by is distinct from $3`;
