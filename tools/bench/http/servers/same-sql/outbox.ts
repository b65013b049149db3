import { randomUUIDv7 } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { PoolClient } from 'pg';

interface Origin {
  readonly request: FastifyRequest;
  readonly schema: 'identity' | 'organizations';
  readonly userId: string;
  readonly organizationId: string | null;
}
type Fact = readonly [type: string, aggregateId: string, data: object];

const columns =
  'id, type, version, organization_id, actor, aggregate_type, aggregate_id, request_id, traceparent, client, data';

/** Events of one transaction, in one statement. */
export async function publish(client: PoolClient, origin: Origin, facts: readonly Fact[]): Promise<void> {
  const { request, schema, userId, organizationId } = origin;
  const requestId = randomUUIDv7();
  const rows = facts.map(([type, aggregateId, data]) => ({
    id: randomUUIDv7(),
    type,
    version: 1,
    organization_id: organizationId,
    actor: { kind: 'user', id: userId },
    aggregate_type: type.slice(0, type.lastIndexOf('.')),
    aggregate_id: aggregateId,
    request_id: requestId,
    traceparent: null,
    client: { ip: request.ip, userAgent: request.headers['user-agent'] ?? null },
    data,
  }));
  await client.query(
    `insert into ${schema}.event_outbox (${columns}) select ${columns} from jsonb_populate_recordset(null::${schema}.event_outbox, $1)`,
    [JSON.stringify(rows)],
  );
}
