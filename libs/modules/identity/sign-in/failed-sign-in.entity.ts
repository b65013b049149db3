import { Column, PrimaryColumn } from 'typeorm';
import { SystemTable } from '../../../shared/database/index.js';

/** Wrong passwords of one account that nobody was told of yet. Addresses that nobody has are counted like the others. */
@SystemTable('identity', 'failed_sign_ins')
export class FailedSignIn {
  /** Keyed hash of the address as it was typed. */
  @PrimaryColumn({ name: 'account_hash', type: 'bytea' })
  accountHash!: Buffer;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'int' })
  count!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
