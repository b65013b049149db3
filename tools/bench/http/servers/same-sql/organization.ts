import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate, authorize, countRequest, Refused } from './access.js';
import { transaction } from './pools.js';
import type { Pools } from './pools.js';

interface Row {
  readonly Organization_id: string;
  readonly Organization_name: string;
  readonly Organization_slug: string;
  readonly Organization_status: string;
  readonly Organization_created_at: Date;
  readonly Organization_version: number;
}

const columns = ['id', 'name', 'slug', 'status', 'created_by', 'created_at', 'deleted_at', 'version']
  .map((name) => `"Organization"."${name}" AS "Organization_${name}"`)
  .join(', ');

export async function readOrganization(pools: Pools, request: FastifyRequest, reply: FastifyReply): Promise<object> {
  const { organizationId } = request.params as { organizationId: string };
  const { userId } = await authenticate(pools, request);
  await authorize(pools, organizationId, userId);
  await countRequest(pools, request.ip, userId, organizationId);
  const settings = `set local app.organization_id = '${organizationId}'; set local app.user_id = '${userId}'`;
  const { rows } = await transaction(pools.organizations, settings, (client) =>
    client.query<Row>(
      `SELECT ${columns} FROM "organizations"."organizations" "Organization"
        WHERE (("Organization"."id" = $1) AND ("Organization"."status" != $2)) LIMIT 1`,
      [organizationId, 'deleted'],
    ),
  );
  const row = rows[0];
  if (!row) throw new Refused(404);
  reply.header('etag', `"${row.Organization_version}"`);
  return {
    id: row.Organization_id,
    name: row.Organization_name,
    slug: row.Organization_slug,
    status: row.Organization_status,
    createdAt: row.Organization_created_at.toISOString(),
    version: row.Organization_version,
  };
}
