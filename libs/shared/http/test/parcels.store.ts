import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../callers/index.js';
import { Database, tenantPolicy } from '../../database/index.js';

export interface Parcel {
  readonly id: string;
  readonly label: string;
  readonly version: number;
}

export class CreateParcels1764000000008 {
  async up(runner: { query(text: string): Promise<unknown> }): Promise<void> {
    await runner.query(`create table parcels.parcels
      (id uuid primary key, organization_id uuid not null, label text not null, version int not null default 1)`);
    await runner.query(tenantPolicy('parcels.parcels'));
  }

  async down(): Promise<void> {}
}

@Injectable()
export class ParcelStore {
  constructor(private readonly database: Database) {}

  async insert({ organizationId }: TenantCaller, { id, label }: Parcel): Promise<void> {
    await this.query('insert into parcels.parcels (id, organization_id, label) values ($1, $2, $3)', [
      id,
      organizationId,
      label,
    ]);
  }

  async find({ organizationId }: TenantCaller, id: string): Promise<Parcel | null> {
    const text = 'select id, label, version from parcels.parcels where id = $1 and organization_id = $2';
    const [parcel] = await this.query<Parcel[]>(text, [id, organizationId]);
    return parcel ?? null;
  }

  /** False when this is not its version any more. */
  async relabel({ organizationId }: TenantCaller, id: string, version: number, label: string): Promise<boolean> {
    const text = `update parcels.parcels set label = $4, version = version + 1
      where id = $1 and organization_id = $2 and version = $3`;
    const [, changed] = await this.query<[unknown[], number]>(text, [id, organizationId, version, label]);
    return changed === 1;
  }

  private query<Result>(text: string, parameters: unknown[]): Promise<Result> {
    return this.database.unitOfWork().manager.query<Result>(text, parameters);
  }
}
