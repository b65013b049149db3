import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';

/** One person in one organization. */
@TenantTable('organizations', 'members')
export class Member {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  role!: BuiltInRole;

  @Column({ name: 'joined_at', type: 'timestamptz' })
  joinedAt!: Date;
}
