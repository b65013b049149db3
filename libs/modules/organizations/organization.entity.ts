import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../shared/database/index.js';

export type OrganizationStatus = 'active' | 'suspended' | 'deleted';
/** One that is there: deleted ones are found by nobody, and wait for their purge. */
export type LivingOrganization = Organization & { readonly status: Exclude<OrganizationStatus, 'deleted'> };

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

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;

  @VersionColumn()
  version!: number;
}
