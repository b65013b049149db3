import { Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  PageQuery,
  PathId,
  Query,
  Refuses,
  Returns,
  ReturnsNothing,
  Summary,
  Versioned,
} from '../../../shared/http/index.js';
import {
  rulesetTooLarge,
  segmentInUse,
  segmentLimitReached,
  segmentNameTaken,
  segmentNotFound,
} from '../flags.errors.js';
import { CreateSegment, SegmentList, SegmentView, UpdateSegment } from './segments.dto.js';
import { SegmentsService } from './segments.service.js';

const segmentPath = ({ organizationId, id }: SegmentView) => `/v1/organizations/${organizationId}/segments/${id}`;

@Controller('v1/organizations/:organizationId/segments')
export class SegmentsController {
  constructor(private readonly segments: SegmentsService) {}

  @Get()
  @Allow('flags:read')
  @Summary('List the segments')
  @Returns(SegmentList)
  listSegments(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<SegmentList> {
    return this.segments.list(caller, page);
  }

  @Post()
  @Allow('segments:write')
  @Summary('Create a segment')
  @Returns(SegmentView, 201, { location: segmentPath })
  @Versioned()
  @Refuses(rulesetTooLarge, segmentLimitReached, segmentNameTaken)
  createSegment(@Caller() caller: TenantCaller, @Body(CreateSegment) body: CreateSegment): Promise<SegmentView> {
    return this.segments.create(caller, body);
  }

  @Get(':segmentId')
  @Allow('flags:read')
  @Summary('Read a segment')
  @Returns(SegmentView)
  @Versioned()
  getSegment(
    @Caller() caller: TenantCaller,
    @PathId('segmentId', segmentNotFound) segmentId: string,
  ): Promise<SegmentView> {
    return this.segments.get(caller, segmentId);
  }

  @Patch(':segmentId')
  @Allow('segments:write')
  @Summary('Change a segment wherever it is used')
  @Returns(SegmentView)
  @Versioned()
  @Refuses(rulesetTooLarge, segmentNameTaken)
  updateSegment(
    @Caller() caller: TenantCaller,
    @PathId('segmentId', segmentNotFound) segmentId: string,
    @IfMatch() version: number,
    @Body(UpdateSegment) body: UpdateSegment,
  ): Promise<SegmentView> {
    return this.segments.update(caller, segmentId, version, body);
  }

  @Delete(':segmentId')
  @Allow('segments:write')
  @Summary('Delete a segment that no strategy uses')
  @ReturnsNothing()
  @Refuses(segmentInUse)
  deleteSegment(
    @Caller() caller: TenantCaller,
    @PathId('segmentId', segmentNotFound) segmentId: string,
    @IfMatch() version: number,
  ): Promise<void> {
    return this.segments.delete(caller, segmentId, version);
  }
}
