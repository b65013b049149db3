import { Controller, Get, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  answered,
  Answers,
  Caller,
  IfNoneMatch,
  LoadClass,
  Protocol,
  RawBody,
  RawQuery,
  Summary,
  WhenDatabaseIsAway,
  WhenSuspended,
} from '../../../shared/http/index.js';
import type { Knows } from '../../../shared/http/index.js';
import { UnleashFrontendService } from './unleash-frontend.service.js';
import { contextIn } from './unleash.context.js';
import { BadData, FrontendFeatures } from './unleash.dto.js';

/** What Unleash's front-end clients call, with the address `https://…/unleash/api/frontend`. */
@Controller('unleash/api/frontend')
export class UnleashFrontendController {
  constructor(private readonly frontend: UnleashFrontendService) {}

  @Get()
  @Summary('Read the flags that are on, for a context in the query')
  @Protocol('flags:evaluate', { publishable: true })
  @WhenDatabaseIsAway('15m')
  @Answers({ 200: FrontendFeatures, 304: null, 400: BadData })
  listFrontendFeatures(@Caller() caller: TenantCaller, @RawQuery() query: unknown, @IfNoneMatch() isKnown: Knows) {
    return this.frontend.toggles(caller, query, isKnown);
  }

  @Post()
  @Summary('Read the flags that are on, for a context in the body')
  @Protocol('flags:evaluate', { publishable: true })
  @WhenDatabaseIsAway('15m')
  @WhenSuspended()
  @Answers({ 200: FrontendFeatures, 304: null, 400: BadData })
  findFrontendFeatures(@Caller() caller: TenantCaller, @RawBody() body: unknown, @IfNoneMatch() isKnown: Knows) {
    return this.frontend.toggles(caller, contextIn(body), isKnown);
  }

  @Post('client/register')
  @Summary('Tell of a front-end application that starts')
  @Protocol('flags:evaluate', { publishable: true })
  @LoadClass('batch')
  @WhenDatabaseIsAway('15m')
  @WhenSuspended()
  @Answers({ 200: null })
  registerFrontend() {
    return answered(200);
  }

  @Post('client/metrics')
  @Summary('Tell how often flags were asked for, from a front end')
  @Protocol('flags:evaluate', { publishable: true })
  @LoadClass('batch')
  @WhenDatabaseIsAway('15m')
  @Answers({ 200: null, 400: BadData })
  addFrontendMetrics(@Caller() caller: TenantCaller, @RawBody() body: unknown) {
    return this.frontend.addMetrics(caller, body);
  }
}
