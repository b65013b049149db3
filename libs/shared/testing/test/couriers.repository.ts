import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Column, PrimaryColumn, Repository } from 'typeorm';
import type { TenantCaller } from '../../callers/index.js';
import { TenantTable, tenantPolicy } from '../../database/index.js';

@TenantTable('couriers', 'couriers')
export class Courier {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') name!: string;
}

export class CreateCouriers1764000000009 {
  async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query(
      `create table couriers.couriers (id uuid primary key, organization_id uuid not null, name text not null)`,
    );
    await runner.query(tenantPolicy('couriers.couriers'));
  }

  async down(): Promise<void> {}
}

@Injectable()
export class CouriersRepository {
  constructor(@InjectRepository(Courier, 'couriers') private readonly couriers: Repository<Courier>) {}

  find({ organizationId }: TenantCaller, id: string): Promise<Courier | null> {
    return this.couriers.findOneBy({ id, organizationId });
  }
}
