import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../../libs/shared/callers/index.js';
import { Clock } from '../../../../libs/shared/clock/index.js';
import { Database } from '../../../../libs/shared/database/index.js';
import { kernelErrors } from '../../../../libs/shared/errors/index.js';
import { Outbox } from '../../../../libs/shared/events/index.js';
import { readCursor, toPage } from '../../../../libs/shared/http/index.js';
import type { PageQuery } from '../../../../libs/shared/http/index.js';
import type { Voyage } from './voyage.entity.js';
import type { CreateVoyage, UpdateVoyage, VoyageList, VoyageView } from './voyages.dto.js';
import { voyageNotFound } from './voyages.errors.js';
import { changeable, VoyageCreated, VoyageDeleted, VoyageUpdated } from './voyages.events.js';
import { VoyagesRepository } from './voyages.repository.js';
import { columnsOf, viewOf } from './voyages.shapes.js';

@Injectable()
export class VoyagesService {
  constructor(
    private readonly database: Database,
    private readonly voyages: VoyagesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<VoyageList> {
    const scope = ['voyages.voyages', caller.organizationId];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.voyages.list(caller, after, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map(viewOf), nextCursor };
  }

  async get(caller: TenantCaller, id: string): Promise<VoyageView> {
    return viewOf(await this.database.transaction(caller, () => this.found(caller, id)));
  }

  async create(caller: TenantCaller, wanted: CreateVoyage): Promise<VoyageView> {
    const { organizationId } = caller;
    const origin = { organizationId, id: randomUUIDv7(), createdAt: this.clock.now(), version: 1 };
    const voyage = { ...origin, ...columnsOf(wanted) };
    return this.database.transaction(caller, async () => {
      await this.voyages.insert(voyage);
      await this.outbox.publish(caller, new VoyageCreated({ voyageId: voyage.id }));
      return viewOf(voyage);
    });
  }

  /** @param version the one that the caller has seen */
  async update(caller: TenantCaller, id: string, version: number, wanted: UpdateVoyage): Promise<VoyageView> {
    return this.database.transaction(caller, async () => {
      const voyage = await this.found(caller, id, version);
      const before = viewOf(voyage);
      const columns = columnsOf({ ...before, ...wanted });
      const after = viewOf({ ...voyage, ...columns, version: version + 1 });
      const changed = changeable.filter((it) => !isDeepStrictEqual(before[it], after[it]));
      if (changed.length === 0) return before;
      if (!(await this.voyages.update(caller, id, version, columns))) throw kernelErrors.preconditionFailed();
      await this.outbox.publish(caller, new VoyageUpdated({ voyageId: id, changed }));
      return after;
    });
  }

  /** @param version the one that the caller has seen */
  async delete(caller: TenantCaller, id: string, version: number): Promise<void> {
    await this.database.transaction(caller, async () => {
      await this.found(caller, id, version);
      if (!(await this.voyages.delete(caller, id, version))) throw kernelErrors.preconditionFailed();
      await this.outbox.publish(caller, new VoyageDeleted({ voyageId: id }));
    });
  }

  private async found(caller: TenantCaller, id: string, version?: number): Promise<Voyage> {
    const voyage = await this.voyages.find(caller, id);
    if (!voyage) throw voyageNotFound();
    if (version !== undefined && voyage.version !== version) throw kernelErrors.preconditionFailed();
    return voyage;
  }
}
