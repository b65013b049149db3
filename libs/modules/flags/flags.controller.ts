import { Controller, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  PathKey,
  Query,
  Refuses,
  Returns,
  Summary,
  Versioned,
} from '../../shared/http/index.js';
import { FlagChanging } from './flags.changing.js';
import { CreateFlag, flagKey, FlagList, FlagQuery, FlagView, UpdateFlag } from './flags.dto.js';
import {
  flagArchived,
  flagHasChildren,
  flagKeyTaken,
  flagLimitReached,
  flagNotFound,
  flagOwnerNotFound,
  flagOwnParent,
  flagParentDepends,
  flagParentUnknown,
} from './flags.errors.js';
import { FlagsService } from './flags.service.js';

const flagPath = ({ organizationId, key }: FlagView) => `/v1/organizations/${organizationId}/flags/${key}`;

@Controller('v1/organizations/:organizationId/flags')
export class FlagsController {
  constructor(
    private readonly flags: FlagsService,
    private readonly changing: FlagChanging,
  ) {}

  @Get()
  @Allow('flags:read')
  @Summary('List the flags')
  @Returns(FlagList)
  listFlags(@Caller() caller: TenantCaller, @Query(FlagQuery) query: FlagQuery): Promise<FlagList> {
    return this.flags.list(caller, query);
  }

  @Post()
  @Allow('flags:write')
  @Summary('Create a flag, which is off in all environments')
  @Returns(FlagView, 201, { location: flagPath })
  @Versioned()
  @Refuses(flagKeyTaken, flagLimitReached, flagOwnerNotFound, flagOwnParent, flagParentDepends, flagParentUnknown)
  createFlag(@Caller() caller: TenantCaller, @Body(CreateFlag) body: CreateFlag): Promise<FlagView> {
    return this.flags.create(caller, body);
  }

  @Get(':flagKey')
  @Allow('flags:read')
  @Summary('Read a flag')
  @Returns(FlagView)
  @Versioned()
  getFlag(@Caller() caller: TenantCaller, @PathKey('flagKey', flagKey(), flagNotFound) key: string): Promise<FlagView> {
    return this.flags.get(caller, key);
  }

  @Patch(':flagKey')
  @Allow('flags:write')
  @Summary('Change a flag in all environments')
  @Returns(FlagView)
  @Versioned()
  @Refuses(flagArchived, flagHasChildren, flagOwnerNotFound, flagOwnParent, flagParentDepends, flagParentUnknown)
  updateFlag(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @IfMatch() version: number,
    @Body(UpdateFlag) body: UpdateFlag,
  ): Promise<FlagView> {
    return this.changing.update(caller, key, version, body);
  }

  @Post(':flagKey/archive')
  @Allow('flags:write')
  @Summary('Archive a flag')
  @Returns(FlagView)
  @Versioned()
  @Refuses(flagArchived, flagHasChildren)
  archiveFlag(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
  ): Promise<FlagView> {
    return this.changing.archive(caller, key);
  }
}
