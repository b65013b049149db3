import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Segment } from './segment.entity.js';

export type SegmentHeader = Omit<Segment, 'constraints'>;
/** A segment, and how long its constraints are. */
export type HeldSegment = Segment & { readonly bytes: number };
export type Settings = Pick<Segment, 'name' | 'description' | 'constraints'>;

/** Where a strategy makes use of it. */
export interface SegmentUse {
  readonly flagKey: string;
  readonly environmentKey: string;
  readonly protected: boolean;
}

const header = `id, organization_id as "organizationId", number, name, description, created_at as "createdAt", version`;

@Injectable()
export class SegmentsRepository {
  constructor(@InjectRepository(Segment, 'flags') private readonly segments: Repository<Segment>) {}

  /** How long its constraints are. */
  async insert(segment: Segment): Promise<number> {
    const [row] = await this.segments.query<{ bytes: number }[]>(
      `insert into flags.segments (organization_id, id, created_at, number, name, description, constraints, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning bytes`,
      [
        ...[segment.organizationId, segment.id, segment.createdAt, segment.number, segment.name],
        ...[segment.description, JSON.stringify(segment.constraints), segment.version],
      ],
    );
    return row?.bytes ?? 0;
  }

  /** In the order in which they were made. */
  list({ organizationId }: TenantCaller, afterNumber: number, limit: number): Promise<SegmentHeader[]> {
    return this.segments.query(
      `select ${header} from flags.segments where organization_id = $1 and number > $2 order by number limit $3`,
      [organizationId, afterNumber, limit],
    );
  }

  find({ organizationId }: TenantCaller, id: string): Promise<Segment | null> {
    return this.segments.findOneBy({ organizationId, id });
  }

  /** Holds it until the transaction ends: nobody begins to make use of it. */
  async lock({ organizationId }: TenantCaller, id: string): Promise<HeldSegment | null> {
    const [found] = await this.segments.query<HeldSegment[]>(
      `select ${header}, constraints, bytes from flags.segments where organization_id = $1 and id = $2 for update`,
      [organizationId, id],
    );
    return found ?? null;
  }

  /** How long its constraints are now; null when this is not its version any more. */
  async update(
    { organizationId }: TenantCaller,
    id: string,
    version: number,
    { name, description, constraints }: Settings,
  ): Promise<number | null> {
    const [row] = await this.segments.query<{ bytes: number | null }[]>(
      `with updated as (
         update flags.segments set name = $4, description = $5, constraints = $6, version = version + 1
          where organization_id = $1 and id = $2 and version = $3
         returning bytes)
       select max(bytes) as bytes from updated`,
      [organizationId, id, version, name, description, JSON.stringify(constraints)],
    );
    return row?.bytes ?? null;
  }

  async delete({ organizationId }: TenantCaller, id: string): Promise<void> {
    await this.segments.delete({ organizationId, id });
  }

  /** States of flags that are not archived, whose strategies name this segment: those in protected environments first. */
  listUses({ organizationId }: TenantCaller, number: number, limit: number): Promise<SegmentUse[]> {
    return this.segments.query(
      `select f.key as "flagKey", e.key as "environmentKey", e.protected
         from flags.flag_states s
         join flags.flags f on f.organization_id = s.organization_id and f.id = s.flag_id and f.archived_at is null
         join flags.environments e on e.organization_id = s.organization_id and e.id = s.environment_id
        where s.organization_id = $1 and s.strategies @> $2::jsonb
        order by e.protected desc, f.key, e.key
        limit $3`,
      [organizationId, JSON.stringify([{ segments: [number] }]), limit],
    );
  }
}
