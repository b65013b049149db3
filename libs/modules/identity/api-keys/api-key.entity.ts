import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import type { KeyRestrictions, ProvenKey } from '../../../shared/callers/index.js';
import { TenantTable } from '../../../shared/database/index.js';

export type ApiKeyKind = ProvenKey['keyKind'];

/** A key of an organization. It belongs to no person: one of its members answers for it, and may be replaced. */
@TenantTable('identity', 'api_keys')
export class ApiKey {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: ApiKeyKind;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'jsonb' })
  restrictions!: KeyRestrictions;

  @Column({ name: 'responsible_user_id', type: 'uuid' })
  responsibleUserId!: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  /** Since whoever answered for it left; until somebody else does. */
  @Column({ name: 'suspended_at', type: 'timestamptz', nullable: true })
  suspendedAt!: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  /** Exact to a minute, and no part of the version. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
