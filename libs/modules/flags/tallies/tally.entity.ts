import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/**
 * What an organization has here, counted where limits are kept: a row is taken by a conditional update of this one. That
 * there is one says that the organization has its environments.
 */
@TenantTable('flags', 'tallies')
export class Tally {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  /** Flags that are not archived. */
  @Column({ name: 'open_flags', type: 'int' })
  openFlags!: number;

  @Column({ type: 'int' })
  environments!: number;

  @Column({ type: 'int' })
  segments!: number;

  /** A segment that is gone leaves its number to nobody: clients may still hold it. */
  @Column({ name: 'last_segment_number', type: 'int' })
  lastSegmentNumber!: number;
}
