import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import type { Environment } from '../environments/environment.entity.js';
import type { Flag } from '../flag.entity.js';
import { FlagState } from './flag-state.entity.js';

/** A state, and what is to be known of its flag and its environment to change it. */
export interface PlacedState extends Omit<FlagState, 'organizationId'> {
  readonly bytes: number;
  readonly archivedAt: Flag['archivedAt'];
  readonly staleAt: Flag['staleAt'];
  readonly protected: Environment['protected'];
}

export type Content = Pick<FlagState, 'enabled' | 'strategies' | 'variants' | 'updatedBy' | 'updatedAt'>;

const columns = `s.flag_id as "flagId", s.environment_id as "environmentId", s.enabled, s.strategies, s.variants,
  s.updated_by as "updatedBy", s.updated_at as "updatedAt", s.version, s.bytes, f.archived_at as "archivedAt",
  f.stale_at as "staleAt", e.protected`;

const placed = `flags.flags f
  join flags.environments e on e.organization_id = f.organization_id and e.key = $3
  join flags.flag_states s
    on s.organization_id = f.organization_id and s.flag_id = f.id and s.environment_id = e.id
 where f.organization_id = $1 and f.key = $2`;

@Injectable()
export class StatesRepository {
  constructor(@InjectRepository(FlagState, 'flags') private readonly states: Repository<FlagState>) {}

  async find({ organizationId }: TenantCaller, flagKey: string, environmentKey: string): Promise<PlacedState | null> {
    const [found] = await this.states.query<PlacedState[]>(`select ${columns} from ${placed}`, [
      organizationId,
      flagKey,
      environmentKey,
    ]);
    return found ?? null;
  }

  /** Holds the state and its flag until the transaction ends: nobody archives what is being changed. */
  async lock({ organizationId }: TenantCaller, flagKey: string, environmentKey: string): Promise<PlacedState | null> {
    const [found] = await this.states.query<PlacedState[]>(
      `select ${columns} from ${placed} for no key update of f, s`,
      [organizationId, flagKey, environmentKey],
    );
    return found ?? null;
  }

  /** How long the state is now; null when this is not its version any more. */
  async update(
    { organizationId }: TenantCaller,
    { flagId, environmentId, version }: Pick<FlagState, 'flagId' | 'environmentId' | 'version'>,
    { enabled, strategies, variants, updatedBy, updatedAt }: Content,
  ): Promise<number | null> {
    const [row] = await this.states.query<{ bytes: number | null }[]>(
      `with updated as (
         update flags.flag_states
            set enabled = $5, strategies = $6, variants = $7, updated_by = $8, updated_at = $9, version = version + 1
          where organization_id = $1 and flag_id = $2 and environment_id = $3 and version = $4
         returning bytes)
       select max(bytes) as bytes from updated`,
      [
        ...[organizationId, flagId, environmentId, version, enabled],
        ...[JSON.stringify(strategies), JSON.stringify(variants), updatedBy, updatedAt],
      ],
    );
    return row?.bytes ?? null;
  }

  /**
   * Of these segments those that are there, and stay until the transaction ends.
   * @param numbers as strategies name them
   */
  async lockSegments({ organizationId }: TenantCaller, numbers: readonly number[]): Promise<number[]> {
    const found = await this.states.query<{ number: number }[]>(
      `select number from flags.segments where organization_id = $1 and number = any($2) order by number for key share`,
      [organizationId, numbers],
    );
    return found.map(({ number }) => number);
  }
}
