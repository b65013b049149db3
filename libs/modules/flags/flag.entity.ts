import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../shared/database/index.js';
import type { DependencyDefinition } from './evaluation/definitions.js';

export const flagTypes = ['release', 'experiment', 'operational', 'kill_switch', 'permission'] as const;
export type FlagType = (typeof flagTypes)[number];

/** What a flag is in all environments alike; whether it is on is a state of each. */
@TenantTable('flags', 'flags')
export class Flag {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** What code asks for; it never changes, and an archived flag keeps it. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  type!: FlagType;

  @Column({ type: 'text' })
  description!: string;

  /** Who is asked about it; null where nobody is. */
  @Column({ name: 'owner_user_id', type: 'uuid', nullable: true })
  ownerUserId!: string | null;

  /** Flags that have to be on, or off, for this one to be on. */
  @Column({ type: 'jsonb' })
  dependencies!: DependencyDefinition[];

  /** Days without a change after which it may be stale; null for what its type says. */
  @Column({ name: 'stale_after_days', type: 'int', nullable: true })
  staleAfterDays!: number | null;

  /** When it, or one of its states, was changed last. */
  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  /** Since when it is known that it could go from the code; null while it does its work. */
  @Column({ name: 'stale_at', type: 'timestamptz', nullable: true })
  staleAt!: Date | null;

  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
