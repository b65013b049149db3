import type { INestApplication } from '@nestjs/common';
import { randomUUIDv7 } from 'node:crypto';
import { aggregateTypeOf, Handlers, Inbox, publisherOf } from '../events/index.js';
import type { DomainEvent, Envelope, EventClass } from '../events/index.js';
import type { TestDatabase } from './test-database.js';

interface Arrival {
  readonly organizationId: string | null;
  readonly id: string;
}

let arrivals = 0;

/** Puts an event into the inboxes of all handlers that listen to it, in the order of the calls. */
export async function arrive(app: INestApplication, event: DomainEvent, { organizationId, id }: Arrival) {
  const { type, version, aggregate } = event.constructor as EventClass;
  const data = event.data as Record<string, unknown>;
  const place = { type: aggregateTypeOf(type), id: String(data[aggregate]) };
  const envelope: Record<string, unknown> = {
    ...{ id, type, version, occurredAt: new Date().toISOString(), organizationId, data, aggregate: place },
    ...{ actor: { kind: 'system', id: null }, requestId: randomUUIDv7(), traceparent: null, client: null },
  };
  const row = { id, type, aggregate_type: place.type, aggregate_id: place.id, event: envelope };
  const position = { xid: '0', sequence: String(++arrivals) };
  for (const handler of app
    .get(Handlers)
    .listening()
    .filter((it) => it.source.type === type))
    await app.get(Inbox).deliver(handler.module, publisherOf(type), [{ ...row, ...position, handler: handler.key }]);
}

/** What a publisher's outbox holds of one kind, in order. */
export async function publishedBy<Data extends object>(database: TestDatabase, event: EventClass<Data>) {
  const rows = await database.query<Omit<Envelope<Data>, 'aggregate'> & { aggregate_id: string }>(
    `select id, type, version, occurred_at as "occurredAt", organization_id as "organizationId", actor, aggregate_id,
       request_id as "requestId", traceparent, client, data
     from ${publisherOf(event.type)}.event_outbox where type = $1 order by xid, sequence`,
    [event.type],
  );
  return rows.map(({ aggregate_id, ...row }): Envelope<Data> => ({
    ...row,
    aggregate: { type: aggregateTypeOf(event.type), id: aggregate_id },
  }));
}
