import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../../libs/shared/callers/index.js';
import { Voyage } from './voyage.entity.js';
import type { VoyageColumns } from './voyages.shapes.js';

@Injectable()
export class VoyagesRepository {
  constructor(@InjectRepository(Voyage, 'voyages') private readonly voyages: Repository<Voyage>) {}

  async insert(voyage: Voyage): Promise<void> {
    await this.voyages.createQueryBuilder().insert().values(voyage).updateEntity(false).execute();
  }

  /** By id, which is the order in which they were made. */
  list({ organizationId }: TenantCaller, afterId: string | null, limit: number): Promise<Voyage[]> {
    const where = { organizationId, ...(afterId !== null && { id: MoreThan(afterId) }) };
    return this.voyages.find({ where, order: { id: 'asc' }, take: limit });
  }

  find({ organizationId }: TenantCaller, id: string): Promise<Voyage | null> {
    return this.voyages.findOneBy({ organizationId, id });
  }

  /** False when this is not its version any more. */
  async update(
    { organizationId }: TenantCaller,
    id: string,
    version: number,
    columns: VoyageColumns,
  ): Promise<boolean> {
    const { affected } = await this.voyages.update({ organizationId, id, version }, columns);
    return affected === 1;
  }

  /** False when this is not its version any more. */
  async delete({ organizationId }: TenantCaller, id: string, version: number): Promise<boolean> {
    const { affected } = await this.voyages.delete({ organizationId, id, version });
    return affected === 1;
  }

  /** Erases some of an organization's, and says how many rows that were. */
  async eraseBatch({ organizationId }: TenantCaller, most: number): Promise<number> {
    const [row] = await this.voyages.query<{ erased: number }[]>(
      `with gone as (
         delete from voyages.voyages where ctid = any (array(
           select ctid from voyages.voyages where organization_id = $1 limit $2))
         returning 1)
       select count(*)::int as erased from gone`,
      [organizationId, most],
    );
    return row?.erased ?? 0;
  }
}
