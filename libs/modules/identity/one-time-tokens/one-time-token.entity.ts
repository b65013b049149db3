import { Column, PrimaryColumn } from 'typeorm';
import { SystemTable } from '../../../shared/database/index.js';

/**
 * What the mail is for. `already_registered` proves nothing: it tells somebody that they have an account. `reset` without
 * a user stands for an address that has none, and is never mailed.
 */
export type OneTimeTokenPurpose = 'verify' | 'already_registered' | 'reset';

/**
 * What was mailed to an address, once as a token in a link and once as a code to type. Both follow from the id and a
 * key of the installation; the row holds hashes of them alone. Its id is the `attemptId` that the code is bound to.
 */
@SystemTable('identity', 'one_time_tokens')
export class OneTimeToken {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  purpose!: OneTimeTokenPurpose;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  email!: string;

  @Column({ name: 'email_key', type: 'text' })
  emailKey!: string;

  /** Which key of the installation token and code follow from. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash!: Buffer;

  /** Tries of the code so far, the right one included. */
  @Column({ type: 'int' })
  attempts!: number;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'consumed_at', type: 'timestamptz', nullable: true })
  consumedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
