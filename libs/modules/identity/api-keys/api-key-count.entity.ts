import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** How many keys an organization has that were not revoked: what its limit is held against. */
@TenantTable('identity', 'api_key_counts')
export class ApiKeyCount {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @Column({ type: 'int' })
  live!: number;
}
