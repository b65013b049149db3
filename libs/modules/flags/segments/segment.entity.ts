import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';
import type { ConstraintDefinition } from '../evaluation/definitions.js';

/** Constraints with a name, which strategies of any environment refer to. */
@TenantTable('flags', 'segments')
export class Segment {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** What strategies call it, and what Unleash's clients know it by. It is given once and never again. */
  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'jsonb' })
  constraints!: ConstraintDefinition[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
