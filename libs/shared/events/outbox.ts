import { randomUUIDv7 } from 'node:crypto';
import type { Caller } from '../callers/index.js';
import type { Compartments } from '../database/index.js';
import { aggregateTypeOf, publisherOf } from './define-event.js';
import type { DomainEvent, EventClass } from './define-event.js';
import type { Nudges } from './nudges.js';

/** Where a module publishes its events: in its own schema, in the transaction of the change. */
export class Outbox {
  constructor(
    private readonly module: string,
    private readonly compartments: Compartments,
    private readonly nudges: Nudges,
  ) {}

  /**
   * Publishes a fact together with the change that made it true.
   * @throws Error outside of a transaction of this module, and for another module's event.
   */
  async publish(caller: Caller, event: DomainEvent): Promise<void> {
    const { type, version, aggregate } = event.constructor as EventClass;
    if (publisherOf(type) !== this.module) throw new Error(`${this.module} cannot publish ${type}`);
    const database = this.compartments.of(this.module);
    const data = event.data as Record<string, unknown>;
    await database.unitOfWork().manager.query(
      `insert into ${this.module}.event_outbox (id, type, version, organization_id, actor, aggregate_type, aggregate_id,
         request_id, traceparent, client, data)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        randomUUIDv7(),
        type,
        version,
        caller.organizationId ?? null,
        { kind: caller.kind, id: caller.userId ?? caller.keyId ?? null },
        aggregateTypeOf(type),
        String(data[aggregate]),
        caller.requestId,
        caller.traceparent ?? null,
        caller.client ?? null,
        data,
      ],
    );
    database.afterCommit(() => this.nudges.nudge());
  }
}
