import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** What a change has made of a flag, or of its state in an environment. */
@TenantTable('flags', 'changes')
export class Change {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'flag_id', type: 'uuid' })
  flagId!: string;

  /** Null for what holds in all environments. */
  @Column({ name: 'environment_id', type: 'uuid', nullable: true })
  environmentId!: string | null;

  /** Null for the first change, which made it. */
  @Column({ name: 'from_version', type: 'int', nullable: true })
  fromVersion!: number | null;

  @Column({ name: 'to_version', type: 'int' })
  toVersion!: number;

  /** The members that have other values now, as they were; null where nothing was. */
  @Column({ type: 'jsonb', nullable: true })
  before!: Record<string, unknown> | null;

  @Column({ type: 'jsonb' })
  after!: Record<string, unknown>;

  @Column({ name: 'changed_by_kind', type: 'text' })
  changedByKind!: 'user' | 'key' | 'system';

  /** The person or the key; null for the product itself. */
  @Column({ name: 'changed_by', type: 'uuid', nullable: true })
  changedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
