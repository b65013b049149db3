import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** How often what an evaluation sees of an environment has changed: whoever holds it in memory compares this number. */
@TenantTable('flags', 'environment_revisions')
export class EnvironmentRevision {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ name: 'environment_id', type: 'uuid' })
  environmentId!: string;

  /** A bigint, which the driver gives as text. */
  @Column({ type: 'bigint' })
  revision!: string;

  /** What its states and segments are long, as JSON: what bounds a snapshot. A bigint, too. */
  @Column({ type: 'bigint' })
  bytes!: string;
}
