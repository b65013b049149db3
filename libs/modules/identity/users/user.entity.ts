import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { SystemTable } from '../../../shared/database/index.js';

export type UserStatus = 'active' | 'disabled' | 'deleted';

/** A person. There is no unverified one: a row is made when its mailbox is proven. */
@SystemTable('identity', 'users')
export class User {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** As the person wrote it: what mails are sent to. */
  @Column({ type: 'text' })
  email!: string;

  /** What makes two spellings one address; see `mailboxOf`. */
  @Column({ name: 'email_key', type: 'text' })
  emailKey!: string;

  @Column({ type: 'text' })
  name!: string;

  /** BCP 47 language tag. */
  @Column({ type: 'text' })
  locale!: string;

  /** PHC string. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  /** When this password was chosen: hashing it anew with stronger parameters does not change it. */
  @Column({ name: 'password_set_at', type: 'timestamptz', nullable: true })
  passwordSetAt!: Date | null;

  @Column({ type: 'text' })
  status!: UserStatus;

  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
