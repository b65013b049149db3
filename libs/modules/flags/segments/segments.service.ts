import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { demandProtected } from '../environments/environments.protection.js';
import { Rulesets } from '../environments/environments.rulesets.js';
import { segmentInUse, segmentLimitReached, segmentNotFound } from '../flags.errors.js';
import { SegmentCreated, SegmentDeleted, SegmentUpdated } from '../flags.events.js';
import { Tallies } from '../tallies/tallies.service.js';
import { constraintOf, viewOfConstraint } from './constraints.shapes.js';
import type { Segment } from './segment.entity.js';
import type { CreateSegment, SegmentList, SegmentSummary, SegmentView, UpdateSegment } from './segments.dto.js';
import { SegmentsRepository } from './segments.repository.js';
import type { HeldSegment, SegmentHeader } from './segments.repository.js';

const MOST_NAMED = 10;
const members = ['name', 'description', 'constraints'] as const;

@Injectable()
export class SegmentsService {
  constructor(
    private readonly database: Database,
    private readonly segments: SegmentsRepository,
    private readonly tallies: Tallies,
    private readonly rulesets: Rulesets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<SegmentList> {
    const scope = ['flags.segments', caller.organizationId];
    const [after = '0'] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.segments.list(caller, Number(after), limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ number }) => [String(number)]);
    return { items: rows.map(summaryOf), nextCursor };
  }

  async get(caller: TenantCaller, id: string): Promise<SegmentView> {
    const segment = await this.database.transaction(caller, () => this.segments.find(caller, id));
    if (!segment) throw segmentNotFound();
    return viewOf(segment);
  }

  async create(caller: TenantCaller, { constraints, ...wanted }: CreateSegment): Promise<SegmentView> {
    const { organizationId } = caller;
    const origin = { organizationId, id: randomUUIDv7(), createdAt: this.clock.now(), version: 1 };
    return this.database.transaction(caller, async () => {
      const taken = await this.tallies.take(caller, { segments: 1 });
      if (!taken) throw segmentLimitReached();
      const number = taken.lastSegmentNumber;
      const segment = { ...origin, ...wanted, number, constraints: constraints.map(constraintOf) };
      await this.rulesets.changedEverywhere(caller, await this.segments.insert(segment));
      await this.outbox.publish(caller, new SegmentCreated({ segmentId: segment.id, segmentNumber: number }));
      return viewOf(segment);
    });
  }

  /** @param version the one that the caller has seen */
  async update(caller: TenantCaller, id: string, version: number, wanted: UpdateSegment): Promise<SegmentView> {
    return this.database.transaction(caller, async () => {
      const segment = await this.held(caller, id, version);
      const after = {
        ...segment,
        ...wanted,
        constraints: wanted.constraints?.map(constraintOf) ?? segment.constraints,
      };
      const changed = members.filter((it) => !isDeepStrictEqual(segment[it], after[it]));
      if (changed.length === 0) return viewOf(segment);
      if (changed.includes('constraints')) await this.refuseUnlessMay(caller, segment);
      const bytes = await this.segments.update(caller, id, version, after);
      if (bytes === null) throw kernelErrors.preconditionFailed();
      await this.rulesets.changedEverywhere(caller, bytes - segment.bytes);
      await this.outbox.publish(caller, new SegmentUpdated({ segmentId: id, segmentNumber: segment.number, changed }));
      return viewOf({ ...after, version: version + 1 });
    });
  }

  /** Strategies that name a segment which is not there are off: so one that is in use stays. */
  async delete(caller: TenantCaller, id: string, version: number): Promise<void> {
    await this.database.transaction(caller, async () => {
      await this.tallies.giveBackSegment(caller);
      const segment = await this.held(caller, id, version);
      const uses = await this.segments.listUses(caller, segment.number, MOST_NAMED + 1);
      if (uses.length > 0) {
        const places = uses
          .slice(0, MOST_NAMED)
          .map(({ flagKey, environmentKey }) => `${flagKey} in ${environmentKey}`);
        throw segmentInUse([...places, ...(uses.length > MOST_NAMED ? ['others'] : [])].join(', '));
      }
      await this.segments.delete(caller, id);
      await this.rulesets.changedEverywhere(caller, -segment.bytes);
      await this.outbox.publish(caller, new SegmentDeleted({ segmentId: id, segmentNumber: segment.number }));
    });
  }

  /** Who is in a segment decides in every environment where it is used. */
  private async refuseUnlessMay(caller: TenantCaller, { number }: Segment): Promise<void> {
    const [use] = await this.segments.listUses(caller, number, 1);
    if (use?.protected) demandProtected(caller);
  }

  private async held(caller: TenantCaller, id: string, version: number): Promise<HeldSegment> {
    const segment = await this.segments.lock(caller, id);
    if (!segment) throw segmentNotFound();
    if (segment.version !== version) throw kernelErrors.preconditionFailed();
    return segment;
  }
}

const summaryOf = (segment: SegmentHeader): SegmentSummary => ({
  id: segment.id,
  organizationId: segment.organizationId,
  number: segment.number,
  name: segment.name,
  description: segment.description,
  createdAt: segment.createdAt.toISOString(),
  version: segment.version,
});

const viewOf = (segment: Segment): SegmentView => ({
  ...summaryOf(segment),
  constraints: segment.constraints.map(viewOfConstraint),
});
