import { Column, PrimaryColumn } from 'typeorm';
import { SystemTable } from '../../../shared/database/index.js';

/** A slug that was given up, and stays free for a while: links to it must not lead to somebody else overnight. */
@SystemTable('organizations', 'retired_slugs')
export class RetiredSlug {
  @PrimaryColumn({ type: 'text' })
  slug!: string;

  @Column({ type: 'timestamptz' })
  until!: Date;

  /** The organization that gave it up, which may have it back; null once that one is purged. */
  @Column({ name: 'released_by', type: 'uuid', nullable: true })
  releasedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
