import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantTable } from '../../../shared/database/index.js';

/** As the constraint `environments_key_form` has it. */
export const environmentKeyForm = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Where flags are on or off by themselves: each flag has one state in each. */
@TenantTable('flags', 'environments')
export class Environment {
  @PrimaryColumn({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  name!: string;

  /** What is changed here needs `flags:toggle_protected` as well, and is told to all who hold it. */
  @Column({ type: 'boolean' })
  protected!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @VersionColumn()
  version!: number;
}
