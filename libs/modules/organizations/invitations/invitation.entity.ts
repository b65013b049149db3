import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';

export type InvitationStatus = 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired';

/**
 * One person asked to join. Its secrets are derived from `id` and the key `keyId`, never stored; the hash of the token
 * is there to find the row, and the code has none, since eight digits are guessed from any hash.
 */
@TenantTable('organizations', 'invitations')
export class Invitation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @Column({ type: 'text' })
  email!: string;

  /** The address as `addressKey` makes it: what two spellings of one address have in common. */
  @Column({ name: 'email_key', type: 'text' })
  emailKey!: string;

  @Column({ type: 'text' })
  role!: BuiltInRole;

  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  /** How often a code was tried. */
  @Column({ type: 'int' })
  attempts!: number;

  @Column({ name: 'invited_by', type: 'uuid' })
  invitedBy!: string;

  /** `pending` past `expiresAt` is expired too: the row says so when its address is invited again. */
  @Column({ type: 'text' })
  status!: InvitationStatus;

  @Column({ name: 'sent_count', type: 'int' })
  sentCount!: number;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'accepted_by', type: 'uuid', nullable: true })
  acceptedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
