import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** How often a flag was asked for in one hour, by one application, and what it was told. */
@TenantTable('flags', 'metrics')
export class Metric {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ name: 'environment_id', type: 'uuid' })
  environmentId!: string;

  @PrimaryColumn({ name: 'flag_key', type: 'text' })
  flagKey!: string;

  @PrimaryColumn({ type: 'text' })
  app!: string;

  /** When the hour began. */
  @PrimaryColumn({ type: 'timestamptz' })
  hour!: Date;

  /** A bigint, which the driver gives as text; so is `no`. */
  @Column({ type: 'bigint' })
  yes!: string;

  @Column({ type: 'bigint' })
  no!: string;

  /** Name of a variant → how often it was given. */
  @Column({ type: 'jsonb' })
  variants!: Record<string, number>;
}
