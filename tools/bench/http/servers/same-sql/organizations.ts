import { hash, randomUUIDv7 } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, authorize, countRequest, Refused, take } from './access.js';
import { publish } from './outbox.js';
import { transaction } from './pools.js';
import type { Pools } from './pools.js';
import { selected, user } from './selected.js';
import type { Selected } from './selected.js';

const organization = selected('organizations', 'organizations', 'Organization', [
  ...['id', 'name', 'slug', 'status', 'created_by', 'created_at', 'deleted_at', 'version'],
]);
const member = selected('organizations', 'members', 'Member', ['organization_id', 'user_id', 'role', 'joined_at']);
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
    client.query<Selected>(
      `${organization} WHERE (("Organization"."id" = $1) AND ("Organization"."status" != $2)) LIMIT 1`,
      [organizationId, 'deleted'],
    ),
  );
  const row = rows[0];
  if (!row) throw new Refused(404);
  reply.header('etag', `"${Number(row.Organization_version)}"`);
  return {
    id: row.Organization_id,
    name: row.Organization_name,
    slug: row.Organization_slug,
    status: row.Organization_status,
    createdAt: (row.Organization_created_at as Date).toISOString(),
    version: row.Organization_version,
  };
}

export async function listMembers(pools: Pools, request: Request): Promise<object> {
  const { organizationId, userId } = await admit(pools, request);
  const limit = Number(request.query.limit ?? 50);
  const settings = tenant(organizationId, userId);
  const { rows } = await transaction(pools.organizations, settings, (client) =>
    client.query<Selected>(
      `${member} WHERE (("Member"."organization_id" = $1)) ORDER BY "Member"."user_id" ASC LIMIT ${limit + 1}`,
      [organizationId],
    ),
  );
  const kept = rows.slice(0, limit);
  const places = kept.map((_, index) => `$${index + 1}`).join(', ');
  const { rows: found } = await transaction(pools.identity, settings, (client) =>
    client.query<Selected>(
      `${user} WHERE (("User"."id" IN (${places})))`,
      kept.map((row) => row.Member_user_id),
    ),
  );
  const people = new Map(found.map((row) => [row.User_id, row]));
  const items = kept.map((row) => ({
    userId: row.Member_user_id,
    name: people.get(row.Member_user_id)?.User_name ?? null,
    email: people.get(row.Member_user_id)?.User_email ?? null,
    role: row.Member_role,
    joinedAt: (row.Member_joined_at as Date).toISOString(),
  }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursor(organizationId, String(last.userId)) : null };
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
      `INSERT INTO "organizations"."organizations" AS "Organization"("id", "name", "slug", "status", "created_by", "created_at", "deleted_at", "version")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [organizationId, name, slug, 'active', userId, now, null, 1],
    );
    const resting = await client.query(isResting, [slug, now, slug, now, organizationId]);
    if (inserted.rows.length === 0 || resting.rows.length > 0) throw new Refused(409);
    await client.query(
      `INSERT INTO "organizations"."members" AS "Member"("organization_id", "user_id", "role", "joined_at")
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING user_id`,
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

const isResting = `SELECT 1 AS "row_exists" FROM (SELECT 1 AS dummy_column) "dummy_table" WHERE EXISTS
  (SELECT 1 FROM "organizations"."retired_slugs" "RetiredSlug" WHERE
  (((("RetiredSlug"."slug" = $1) AND ("RetiredSlug"."until" > $2) AND ("RetiredSlug"."released_by" IS NULL))) OR
  ((("RetiredSlug"."slug" = $3) AND ("RetiredSlug"."until" > $4) AND ("RetiredSlug"."released_by" != $5))))) LIMIT 1`;
