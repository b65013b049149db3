import { randomUUIDv7 } from 'node:crypto';
import { asPart, currentActivity } from '../activity/index.js';
import type { Caller } from '../callers/index.js';
import type { Compartments } from '../database/index.js';
import { aggregateTypeOf, publisherOf } from './define-event.js';
import type { DomainEvent, EventClass } from './define-event.js';
import type { EventReports } from './event-reports.js';
import type { Nudges } from './nudges.js';

const columns = `id, type, version, organization_id, actor, aggregate_type, aggregate_id, request_id, traceparent, client,
  data`;

/** Where a module publishes its events: in its own schema, in the transaction of the change. */
export class Outbox {
  constructor(
    private readonly module: string,
    private readonly compartments: Compartments,
    private readonly nudges: Nudges,
    private readonly reports: EventReports,
  ) {}

  /**
   * Publishes facts together with the change that made them true, in one statement, however many.
   * @throws Error outside of a transaction of this module, and for another module's event.
   */
  async publish(caller: Caller, ...events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    const database = this.compartments.of(this.module);
    const types = events.map(typeOf);
    const attributes = { 'messaging.batch.message_count': events.length };
    const insert = async () => {
      const rows = events.map((event) => this.rowOf(caller, event));
      await database.unitOfWork().manager.query(
        `insert into ${this.module}.event_outbox (${columns})
         select ${columns} from jsonb_populate_recordset(null::${this.module}.event_outbox, $1)`,
        [JSON.stringify(rows)],
      );
    };
    await asPart('publish', this.module, [...new Set(types)].join(' '), insert, { attributes });
    database.afterCommit(() => {
      this.nudges.published(this.module);
      this.reports.published(this.module, types);
    });
  }

  private rowOf(caller: Caller, event: DomainEvent) {
    const { type, version, aggregate } = event.constructor as EventClass;
    if (publisherOf(type) !== this.module) throw new Error(`${this.module} cannot publish ${type}`);
    const data = event.data as Record<string, unknown>;
    return {
      id: randomUUIDv7(),
      type,
      version,
      organization_id: caller.organizationId ?? null,
      actor: { kind: caller.kind, id: caller.userId ?? caller.keyId ?? null },
      aggregate_type: aggregateTypeOf(type),
      aggregate_id: String(data[aggregate]),
      request_id: caller.requestId,
      // Where nothing is traced, what the client sent.
      traceparent: currentActivity()?.traceparent ?? caller.traceparent ?? null,
      client: caller.client ?? null,
      data,
    };
  }
}

const typeOf = ({ constructor }: DomainEvent): string => (constructor as EventClass).type;
