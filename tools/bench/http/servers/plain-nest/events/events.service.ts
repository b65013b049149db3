import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EventRecord } from '../entities.js';

type Fact = Pick<EventRecord, 'type' | 'actorId' | 'data'> & Partial<Pick<EventRecord, 'organizationId'>>;

@Injectable()
export class EventsService {
  /** In the transaction of the change. */
  async record(manager: EntityManager, facts: readonly Fact[]): Promise<void> {
    await manager.save(facts.map((fact) => manager.create(EventRecord, fact)));
  }
}
