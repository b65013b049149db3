import { Column, PrimaryColumn, VersionColumn } from 'typeorm';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TenantTable, tenantPolicy } from '../../database/index.js';

@TenantTable('parcels', 'parcels')
export class Parcel {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') label!: string;
  @VersionColumn() version!: number;
}

export class CreateParcels1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table parcels.parcels
      (id uuid primary key, organization_id uuid not null, label text not null, version int not null default 1)`);
    await runner.query(tenantPolicy('parcels.parcels'));
  }

  async down(): Promise<void> {}
}
