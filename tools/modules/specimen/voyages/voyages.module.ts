import { Module } from '@nestjs/common';
import { DatabaseModule } from '../../../../libs/shared/database/index.js';
import { EventsModule } from '../../../../libs/shared/events/index.js';
import { CreateVoyages1770000000000 } from './migrations/1770000000000-create-voyages.js';
import { Voyage } from './voyage.entity.js';
import { VoyagesController } from './voyages.controller.js';
import { VoyagesErasure } from './voyages.handlers.js';
import './voyages.permissions.js';
import { VoyagesRepository } from './voyages.repository.js';
import { VoyagesService } from './voyages.service.js';

const database = DatabaseModule.forModule('voyages', {
  entities: [Voyage],
  migrations: [CreateVoyages1770000000000],
});

@Module({
  imports: [database, EventsModule.forModule('voyages')],
  controllers: [VoyagesController],
  providers: [VoyagesRepository, VoyagesService, VoyagesErasure],
})
export class VoyagesModule {}
