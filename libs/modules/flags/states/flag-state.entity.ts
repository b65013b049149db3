import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';
import type { StrategyDefinition, VariantDefinition } from '../evaluation/definitions.js';

/** A flag in one environment. */
@TenantTable('flags', 'flag_states')
export class FlagState {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ name: 'flag_id', type: 'uuid' })
  flagId!: string;

  @PrimaryColumn({ name: 'environment_id', type: 'uuid' })
  environmentId!: string;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  @Column({ type: 'jsonb' })
  strategies!: StrategyDefinition[];

  @Column({ type: 'jsonb' })
  variants!: VariantDefinition[];

  /** The person or the key that changed it last; null for the product itself. */
  @Column({ name: 'updated_by', type: 'uuid', nullable: true })
  updatedBy!: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @VersionColumn()
  version!: number;
}
