import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** What opens a key; two of them while one takes the other's place. */
@TenantTable('identity', 'api_key_secrets')
export class ApiKeySecret {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @Column({ name: 'api_key_id', type: 'uuid' })
  apiKeyId!: string;

  /** The part of the key that finds it. */
  @Column({ type: 'text' })
  lookup!: string;

  /** SHA-256 of the whole key, which is stored nowhere. */
  @Column({ name: 'secret_hash', type: 'bytea' })
  secretHash!: Buffer;

  /** Null until another one takes its place. */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
