import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Column, PrimaryColumn, Repository } from 'typeorm';
import type { TenantCaller } from '../../callers/index.js';
import { Database, sql, TenantTable, tenantPolicy, uuid } from '../../database/index.js';

@TenantTable('deliveries', 'deliveries')
export class Delivery {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'courier_id' }) courierId!: string;
}

export class CreateDeliveries1764000000010 {
  async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query(
      `create table deliveries.deliveries (id uuid primary key, organization_id uuid not null, courier_id uuid not null)`,
    );
    await runner.query(tenantPolicy('deliveries.deliveries'));
  }

  async down(): Promise<void> {}
}

@Injectable()
export class DeliveriesRepository {
  constructor(
    @InjectRepository(Delivery, 'deliveries') private readonly deliveries: Repository<Delivery>,
    private readonly database: Database,
  ) {}

  list({ organizationId }: TenantCaller, limit: number): Promise<Delivery[]> {
    return this.deliveries.find({ where: { organizationId }, order: { id: 'asc' }, take: limit });
  }

  async findCourierId({ organizationId }: TenantCaller, id: string): Promise<string> {
    const delivery = await this.deliveries.findOneByOrFail({ id, organizationId });
    return delivery.courierId;
  }

  /** By a literal: no two of these texts are alike. */
  async lookUpCourierId(id: string): Promise<string> {
    const query = sql`select courier_id from deliveries.deliveries where id = ${uuid(id)}`;
    const [row] = await this.database.lookup<{ courier_id: string }>('a test', query);
    return row?.courier_id ?? '';
  }

  async sleep(seconds: number): Promise<void> {
    await this.deliveries.query('select pg_sleep($1)', [seconds]);
  }
}
