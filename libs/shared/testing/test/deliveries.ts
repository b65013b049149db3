import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import type { TenantCaller } from '../../callers/index.js';
import { Database, DatabaseModule } from '../../database/index.js';
import {
  Allow,
  besideBudget,
  Budget,
  Caller,
  declarePermissions,
  id,
  listOf,
  PageQuery,
  Query,
  Returns,
  ReturnsNothing,
  text,
} from '../../http/index.js';
import { CouriersFacade, CouriersModule } from './couriers.js';
import { CreateDeliveries1764000000010, DeliveriesRepository, Delivery } from './deliveries.repository.js';

declarePermissions('deliveries', { 'deliveries:read': ['admin'] });

const DeliveryView = z.object({ id: id(), courier: text(100) }).meta({ id: 'Delivery' });
const DeliveryList = listOf(DeliveryView, 'DeliveryList');
type DeliveryList = z.output<typeof DeliveryList>;

/** Three mistakes: what one statement could ask is asked for each row. */
@Injectable()
class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesRepository,
    private readonly couriers: CouriersFacade,
  ) {}

  async list(caller: TenantCaller, { limit }: PageQuery): Promise<Delivery[]> {
    return this.database.transaction(caller, () => this.deliveries.list(caller, limit));
  }

  async listByFacade(caller: TenantCaller, page: PageQuery): Promise<DeliveryList> {
    const items = [];
    for (const { id, courierId } of await this.list(caller, page))
      items.push({ id, courier: await this.couriers.nameOf(caller, courierId) });
    return { items, nextCursor: null };
  }

  listByRepository(caller: TenantCaller, { limit }: PageQuery): Promise<DeliveryList> {
    return this.database.transaction(caller, async () => {
      const items = [];
      for (const { id } of await this.deliveries.list(caller, limit))
        items.push({ id, courier: await this.deliveries.findCourierId(caller, id) });
      return { items, nextCursor: null };
    });
  }

  async listByLookup(caller: TenantCaller, page: PageQuery): Promise<DeliveryList> {
    const items = [];
    for (const { id } of await this.list(caller, page))
      items.push({ id, courier: await this.deliveries.lookUpCourierId(id) });
    return { items, nextCursor: null };
  }

  sleep(caller: TenantCaller): Promise<void> {
    return this.database.transaction(caller, () => this.deliveries.sleep(0.15));
  }
}

@Controller('v1/organizations/:organizationId/deliveries')
class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get('by-facade')
  @Allow('deliveries:read')
  @Returns(DeliveryList)
  listByFacade(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<DeliveryList> {
    return this.deliveries.listByFacade(caller, page);
  }

  @Get('by-repository')
  @Allow('deliveries:read')
  @Returns(DeliveryList)
  listByRepository(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<DeliveryList> {
    return this.deliveries.listByRepository(caller, page);
  }

  @Get('by-lookup')
  @Allow('deliveries:read')
  @Returns(DeliveryList)
  listByLookup(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<DeliveryList> {
    return this.deliveries.listByLookup(caller, page);
  }

  @Get('allowed')
  @Allow('deliveries:read')
  @Budget({ statements: 200, roundTrips: 200, databaseMs: 60_000, reason: 'a test' })
  @Returns(DeliveryList)
  listAllowed(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<DeliveryList> {
    return this.deliveries.listByFacade(caller, page);
  }

  @Get('beside')
  @Allow('deliveries:read')
  @Returns(DeliveryList)
  listBeside(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<DeliveryList> {
    return besideBudget(() => this.deliveries.listByFacade(caller, page));
  }

  @Get('slow')
  @Allow('deliveries:read')
  @ReturnsNothing()
  sleep(@Caller() caller: TenantCaller): Promise<void> {
    return this.deliveries.sleep(caller);
  }
}

@Module({
  imports: [
    CouriersModule,
    DatabaseModule.forModule('deliveries', { entities: [Delivery], migrations: [CreateDeliveries1764000000010] }),
  ],
  controllers: [DeliveriesController],
  providers: [Deliveries, DeliveriesRepository],
})
export class DeliveriesModule {}
