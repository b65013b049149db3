import { Controller, Get, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  answered,
  Answers,
  Caller,
  IfNoneMatch,
  LoadClass,
  Protocol,
  Query,
  RawBody,
  Summary,
  WhenDatabaseIsAway,
  WhenSuspended,
} from '../../../shared/http/index.js';
import type { Knows } from '../../../shared/http/index.js';
import { UnleashClientService } from './unleash-client.service.js';
import { BadData, ClientFeatures, FeaturesQuery } from './unleash.dto.js';

/** What Unleash's server-side clients call, with the address `https://…/unleash/api`. */
@Controller('unleash/api/client')
export class UnleashClientController {
  constructor(private readonly client: UnleashClientService) {}

  @Get('features')
  @Summary('Read all flags with their rules')
  @Protocol('flags:read')
  @WhenDatabaseIsAway('15m')
  @Answers({ 200: ClientFeatures, 304: null })
  listClientFeatures(
    @Caller() caller: TenantCaller,
    @Query(FeaturesQuery) { namePrefix }: FeaturesQuery,
    @IfNoneMatch() isKnown: Knows,
  ) {
    return this.client.features(caller, namePrefix, isKnown);
  }

  @Post('register')
  @Summary('Tell of an application that starts')
  @Protocol('flags:read')
  @LoadClass('batch')
  @WhenDatabaseIsAway('15m')
  @WhenSuspended()
  @Answers({ 202: null })
  registerClient() {
    return answered(202);
  }

  @Post('metrics')
  @Summary('Tell how often flags were asked for')
  @Protocol('flags:read')
  @LoadClass('batch')
  @WhenDatabaseIsAway('15m')
  @Answers({ 202: null, 400: BadData })
  addClientMetrics(@Caller() caller: TenantCaller, @RawBody() body: unknown) {
    return this.client.addMetrics(caller, body);
  }
}
