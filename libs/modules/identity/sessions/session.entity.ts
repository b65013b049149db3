import { Column, PrimaryColumn } from 'typeorm';
import { UserTable } from '../../../shared/database/index.js';

/** How the person proved who they are: `email` is a token or code from their mailbox. */
export type SessionMethod = 'password' | 'email';

/** One signed-in device. It lives while it is used (`idleExpiresAt`), and no longer than `expiresAt`. */
@UserTable('identity', 'sessions')
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  /** SHA-256 of the token, which is stored nowhere. */
  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  /** 2 once a second factor was shown. */
  @Column({ type: 'int' })
  assurance!: number;

  @Column({ type: 'text', array: true })
  methods!: SessionMethod[];

  @Column({ name: 'authenticated_at', type: 'timestamptz' })
  authenticatedAt!: Date;

  /** Exact to a minute: a request within a minute of the last one does not write. */
  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ name: 'idle_expires_at', type: 'timestamptz' })
  idleExpiresAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'text', nullable: true })
  ip!: string | null;

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
