import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../shared/database/index.js';

export type OrganizationStatus = 'active' | 'suspended';

/** The tenant itself: its `id` is what other tables call `organization_id`. */
@TenantTable('organizations', 'organizations')
export class Organization {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  status!: OrganizationStatus;

  /** Null for the operator organization, which the product makes. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
