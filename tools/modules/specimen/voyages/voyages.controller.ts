import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../../libs/shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  PageQuery,
  PathId,
  Query,
  Returns,
  ReturnsNothing,
  Summary,
  Versioned,
} from '../../../../libs/shared/http/index.js';
import { CreateVoyage, UpdateVoyage, VoyageList, VoyageView } from './voyages.dto.js';
import { voyageNotFound } from './voyages.errors.js';
import { VoyagesService } from './voyages.service.js';

const voyagePath = ({ organizationId, id }: VoyageView) => `/v1/organizations/${organizationId}/voyages/${id}`;

@Controller('v1/organizations/:organizationId/voyages')
export class VoyagesController {
  constructor(private readonly voyages: VoyagesService) {}

  @Get()
  @Allow('voyages:read')
  @Summary('List the voyages')
  @Returns(VoyageList)
  listVoyages(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<VoyageList> {
    return this.voyages.list(caller, page);
  }

  @Post()
  @Allow('voyages:write')
  @Summary('Create a voyage')
  @Returns(VoyageView, 201, { location: voyagePath })
  @Versioned()
  createVoyage(@Caller() caller: TenantCaller, @Body(CreateVoyage) body: CreateVoyage): Promise<VoyageView> {
    return this.voyages.create(caller, body);
  }

  @Get(':voyageId')
  @Allow('voyages:read')
  @Summary('Read a voyage')
  @Returns(VoyageView)
  @Versioned()
  getVoyage(@Caller() caller: TenantCaller, @PathId('voyageId', voyageNotFound) voyageId: string): Promise<VoyageView> {
    return this.voyages.get(caller, voyageId);
  }

  @Patch(':voyageId')
  @Allow('voyages:write')
  @Summary('Change a voyage')
  @Returns(VoyageView)
  @Versioned()
  updateVoyage(
    @Caller() caller: TenantCaller,
    @PathId('voyageId', voyageNotFound) voyageId: string,
    @IfMatch() version: number,
    @Body(UpdateVoyage) body: UpdateVoyage,
  ): Promise<VoyageView> {
    return this.voyages.update(caller, voyageId, version, body);
  }

  @Delete(':voyageId')
  @Allow('voyages:write')
  @Summary('Delete a voyage')
  @ReturnsNothing()
  deleteVoyage(
    @Caller() caller: TenantCaller,
    @PathId('voyageId', voyageNotFound) voyageId: string,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.voyages.delete(caller, voyageId, version);
  }
}
