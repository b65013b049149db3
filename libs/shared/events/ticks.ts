import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import { Handlers } from './subscriptions.js';
import type { Scheduled } from './subscriptions.js';

const striking = asSystem('let the clock strike');

/**
 * Turns the passing of time into inbox rows. A period is a row with a unique key, so it strikes once, however many
 * processes look at the clock; from there on it is an event like any other: leased, repeated, parked.
 */
@Injectable()
export class Ticks {
  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
  ) {}

  /** Strikes what is due in one module. True when there was something. */
  async strike(module: string): Promise<boolean> {
    const schedules = this.handlers.scheduled(module);
    if (schedules.length === 0) return false;
    const database = this.compartments.of(module);
    return database.transaction(striking, async () => {
      let struck = false;
      for (const schedule of schedules) struck = (await this.strikeOne(module, schedule)) || struck;
      return struck;
    });
  }

  private async strikeOne(module: string, { key, source }: Scheduled): Promise<boolean> {
    const rows = await this.compartments
      .of(module)
      .unitOfWork()
      .manager.query<unknown[]>(
        `with struck as (
         insert into ${module}.event_ticks (schedule, tick)
         values ($1, floor(extract(epoch from now()) / $2)) on conflict do nothing returning tick, gen_random_uuid() as id)
       insert into ${module}.event_inbox (handler, event_id, publisher, sequence, aggregate_type, aggregate_id, event)
       select $1, id, $3, tick, $3 || '.schedule', $1, jsonb_build_object('id', id, 'type', $3 || '.schedule.struck',
         'version', 1, 'occurredAt', now(), 'organizationId', null, 'actor', jsonb_build_object('kind', 'system', 'id', null),
         'aggregate', jsonb_build_object('type', $3 || '.schedule', 'id', $1), 'requestId', id, 'traceparent', null,
         'client', null, 'data', jsonb_build_object('tick', tick))
       from struck returning event_id`,
        [key, source.everySeconds, module],
      );
    return rows.length > 0;
  }
}
