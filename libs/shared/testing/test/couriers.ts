import { Injectable, Module } from '@nestjs/common';
import type { TenantCaller } from '../../callers/index.js';
import { Facade } from '../../composition/index.js';
import { Database, DatabaseModule } from '../../database/index.js';
import { Courier, CouriersRepository, CreateCouriers1764000000009 } from './couriers.repository.js';

@Facade('couriers')
@Injectable()
export class CouriersFacade {
  constructor(
    private readonly database: Database,
    private readonly couriers: CouriersRepository,
  ) {}

  /** The name of one: whoever has many to name calls it in a loop, which is the mistake that the test is about. */
  async nameOf(caller: TenantCaller, id: string): Promise<string> {
    const courier = await this.database.transaction(caller, () => this.couriers.find(caller, id));
    return courier?.name ?? 'Nobody';
  }
}

@Module({
  imports: [DatabaseModule.forModule('couriers', { entities: [Courier], migrations: [CreateCouriers1764000000009] })],
  providers: [CouriersRepository, CouriersFacade],
  exports: [CouriersFacade],
})
export class CouriersModule {}
