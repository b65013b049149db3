import { randomUUIDv7 } from 'node:crypto';
import { Controller, Get, Injectable, Module, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import type { TenantCaller } from '../../callers/index.js';
import { Database, DatabaseModule } from '../../database/index.js';
import { DomainError, kernelErrors } from '../../errors/index.js';
import {
  Allow,
  Body,
  Caller,
  declarePermissions,
  id,
  IfMatch,
  NeedsIdempotencyKey,
  PathId,
  Returns,
  ReturnsNothing,
  text,
  Versioned,
} from '../index.js';
import { CreateParcels1764000000008, ParcelStore } from './parcels.store.js';

declarePermissions('parcels', { 'parcels:write': ['admin'] });

const parcelNotFound = () => new DomainError('not_found', 'route_not_found', 'There is no such parcel');

const SendParcel = z.strictObject({ label: text(100), note: text(100).optional() }).meta({ id: 'SendParcel' });
type SendParcel = z.output<typeof SendParcel>;
const ParcelView = z.object({ id: id(), label: text(100), version: z.int().min(1).max(9) }).meta({ id: 'Parcel' });
type ParcelView = z.output<typeof ParcelView>;

/** What a test makes happen in the middle of the next request, inside or outside of its transaction. */
export const turns: { inside?: () => unknown; before?: () => unknown } = {};

@Injectable()
class Parcels {
  constructor(
    private readonly database: Database,
    private readonly parcels: ParcelStore,
  ) {}

  async send(caller: TenantCaller, { label }: SendParcel): Promise<ParcelView> {
    await turns.before?.();
    return this.database.transaction(caller, async () => {
      const parcel = { id: randomUUIDv7(), label, version: 1 };
      await this.parcels.insert(caller, parcel);
      await turns.inside?.();
      return parcel;
    });
  }

  /** Gives the row as it stands afterwards. */
  relabel(caller: TenantCaller, id: string, version: number, label: string): Promise<ParcelView> {
    return this.database.transaction(caller, async () => {
      const relabelled = await this.parcels.relabel(caller, id, version, label);
      const parcel = await this.parcels.find(caller, id);
      if (!parcel) throw parcelNotFound();
      if (!relabelled) throw kernelErrors.preconditionFailed();
      return parcel;
    });
  }

  async find(caller: TenantCaller, id: string): Promise<ParcelView> {
    const parcel = await this.database.transaction(caller, () => this.parcels.find(caller, id));
    if (!parcel) throw parcelNotFound();
    return parcel;
  }
}

@Controller('v1/organizations/:organizationId/parcels')
export class ParcelsController {
  constructor(private readonly parcels: Parcels) {}

  @Post()
  @Allow('parcels:write')
  @Returns(ParcelView, 201, { location: ({ id }) => `/v1/parcels/${id}` })
  @Versioned()
  sendParcel(@Caller() caller: TenantCaller, @Body(SendParcel) body: SendParcel): Promise<ParcelView> {
    return this.parcels.send(caller, body);
  }

  @Post('registered')
  @Allow('parcels:write')
  @NeedsIdempotencyKey()
  @ReturnsNothing()
  async sendRegistered(@Caller() caller: TenantCaller, @Body(SendParcel) body: SendParcel): Promise<void> {
    await this.parcels.send(caller, body);
  }

  /** A mistake: the second one would be sent again by a repeat. */
  @Post('pairs')
  @Allow('parcels:write')
  @Returns(ParcelView)
  async sendPair(@Caller() caller: TenantCaller, @Body(SendParcel) body: SendParcel): Promise<ParcelView> {
    await this.parcels.send(caller, body);
    return this.parcels.send(caller, body);
  }

  /** A mistake: what is answered is not what was kept. */
  @Post('renamed')
  @Allow('parcels:write')
  @Returns(ParcelView)
  async sendRenamed(@Caller() caller: TenantCaller, @Body(SendParcel) body: SendParcel): Promise<ParcelView> {
    return { ...(await this.parcels.send(caller, body)), label: 'another' };
  }

  /** A mistake: what refuses comes after the commit. */
  @Post('late')
  @Allow('parcels:write')
  @ReturnsNothing()
  async sendLate(@Caller() caller: TenantCaller, @Body(SendParcel) body: SendParcel): Promise<void> {
    await this.parcels.send(caller, body);
    throw parcelNotFound();
  }

  @Get(':parcelId')
  @Allow('parcels:write')
  @Returns(ParcelView)
  @Versioned()
  getParcel(@Caller() caller: TenantCaller, @PathId('parcelId', parcelNotFound) parcelId: string): Promise<ParcelView> {
    return this.parcels.find(caller, parcelId);
  }

  @Patch(':parcelId')
  @Allow('parcels:write')
  @Returns(ParcelView)
  @Versioned()
  relabelParcel(
    @Caller() caller: TenantCaller,
    @PathId('parcelId', parcelNotFound) parcelId: string,
    @IfMatch() version: number,
    @Body(SendParcel) { label }: SendParcel,
  ): Promise<ParcelView> {
    return this.parcels.relabel(caller, parcelId, version, label);
  }
}

@Module({
  imports: [DatabaseModule.forModule('parcels', { entities: [], migrations: [CreateParcels1764000000008] })],
  controllers: [ParcelsController],
  providers: [Parcels, ParcelStore],
})
export class ParcelsModule {}
