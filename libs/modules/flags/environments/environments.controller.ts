import { Controller, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  PageQuery,
  PathKey,
  Query,
  Refuses,
  Returns,
  Summary,
  Versioned,
} from '../../../shared/http/index.js';
import { environmentKeyTaken, environmentLimitReached, environmentNotFound } from '../flags.errors.js';
import {
  CreateEnvironment,
  environmentKey,
  EnvironmentList,
  EnvironmentView,
  UpdateEnvironment,
} from './environments.dto.js';
import { EnvironmentsService } from './environments.service.js';

const environmentPath = ({ organizationId, key }: EnvironmentView) =>
  `/v1/organizations/${organizationId}/environments/${key}`;

@Controller('v1/organizations/:organizationId/environments')
export class EnvironmentsController {
  constructor(private readonly environments: EnvironmentsService) {}

  @Get()
  @Allow('flags:read')
  @Summary('List the environments')
  @Returns(EnvironmentList)
  listEnvironments(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<EnvironmentList> {
    return this.environments.list(caller, page);
  }

  @Post()
  @Allow('flags:write')
  @Summary('Create an environment')
  @Returns(EnvironmentView, 201, { location: environmentPath })
  @Versioned()
  @Refuses(environmentKeyTaken, environmentLimitReached)
  createEnvironment(
    @Caller() caller: TenantCaller,
    @Body(CreateEnvironment) body: CreateEnvironment,
  ): Promise<EnvironmentView> {
    return this.environments.create(caller, body);
  }

  @Get(':environmentKey')
  @Allow('flags:read')
  @Summary('Read an environment')
  @Returns(EnvironmentView)
  @Versioned()
  getEnvironment(
    @Caller() caller: TenantCaller,
    @PathKey('environmentKey', environmentKey(), environmentNotFound) key: string,
  ): Promise<EnvironmentView> {
    return this.environments.get(caller, key);
  }

  @Patch(':environmentKey')
  @Allow('flags:write')
  @Summary('Rename or protect an environment')
  @Returns(EnvironmentView)
  @Versioned()
  updateEnvironment(
    @Caller() caller: TenantCaller,
    @PathKey('environmentKey', environmentKey(), environmentNotFound) key: string,
    @IfMatch() version: number,
    @Body(UpdateEnvironment) body: UpdateEnvironment,
  ): Promise<EnvironmentView> {
    return this.environments.update(caller, key, version, body);
  }
}
