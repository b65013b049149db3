import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../callers/index.js';
import { Parcel } from './parcel.entity.js';

@Injectable()
export class ParcelsRepository {
  constructor(@InjectRepository(Parcel, 'parcels') private readonly rows: Repository<Parcel>) {}

  async insert(parcel: Parcel): Promise<void> {
    await this.rows.insert(parcel);
  }

  find({ organizationId }: TenantCaller, id: string): Promise<Parcel | null> {
    return this.rows.findOneBy({ id, organizationId });
  }

  /** False when this is not its version any more. */
  async relabel({ organizationId }: TenantCaller, id: string, version: number, label: string): Promise<boolean> {
    const { affected } = await this.rows.update({ id, organizationId, version }, { label });
    return affected === 1;
  }
}
