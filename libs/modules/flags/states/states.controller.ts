import { Controller, Get, Post, Put } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  IfMatchWhenSent,
  PathKey,
  Refuses,
  Returns,
  Summary,
  Versioned,
} from '../../../shared/http/index.js';
import { environmentKey } from '../environments/environments.dto.js';
import { flagKey } from '../flags.dto.js';
import { environmentNotFound, flagArchived, flagNotFound, rulesetTooLarge, segmentUnknown } from '../flags.errors.js';
import { ReplaceState, StateView, ToggleFlag } from './states.dto.js';
import { StatesService } from './states.service.js';

/** In a protected environment whoever changes something needs `flags:toggle_protected` as well. */
@Controller('v1/organizations/:organizationId/flags/:flagKey/environments/:environmentKey')
export class StatesController {
  constructor(private readonly states: StatesService) {}

  @Get()
  @Allow('flags:read')
  @Summary('Read a flag’s state in an environment')
  @Returns(StateView)
  @Versioned()
  getState(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @PathKey('environmentKey', environmentKey(), environmentNotFound) environment: string,
  ): Promise<StateView> {
    return this.states.get(caller, { flagKey: key, environmentKey: environment });
  }

  @Put()
  @Allow('flags:write')
  @Summary('Replace a flag’s state in an environment')
  @Returns(StateView)
  @Versioned()
  @Refuses(flagArchived, rulesetTooLarge, segmentUnknown)
  replaceState(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @PathKey('environmentKey', environmentKey(), environmentNotFound) environment: string,
    @IfMatch() version: number,
    @Body(ReplaceState) body: ReplaceState,
  ): Promise<StateView> {
    return this.states.replace(caller, { flagKey: key, environmentKey: environment }, version, body);
  }

  @Post('toggle')
  @Allow('flags:toggle')
  @Summary('Switch a flag on or off in an environment; a protected one wants If-Match')
  @Returns(StateView)
  @Versioned()
  @Refuses(flagArchived)
  toggleFlag(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @PathKey('environmentKey', environmentKey(), environmentNotFound) environment: string,
    @IfMatchWhenSent() version: number | undefined,
    @Body(ToggleFlag) body: ToggleFlag,
  ): Promise<StateView> {
    return this.states.toggle(caller, { flagKey: key, environmentKey: environment }, version, body);
  }
}
