import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import {
  Answers,
  Caller,
  IfNoneMatch,
  PathKey,
  Protocol,
  RawBody,
  Summary,
  WhenDatabaseIsAway,
  WhenSuspended,
} from '../../../shared/http/index.js';
import type { Knows } from '../../../shared/http/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { flagNotFound } from '../flags.errors.js';
import { BulkFailure, BulkSuccess, EvaluationFailure, EvaluationSuccess, FlagNotFound } from './ofrep.dto.js';
import { OfrepService } from './ofrep.service.js';

/** As long as the router takes them: a key that no flag can have is not found in the protocol's own words. */
const anyKey = z.string().max(256);

/** The OpenFeature Remote Evaluation Protocol, 0.3. */
@Controller('ofrep/v1/evaluate/flags')
export class OfrepController {
  constructor(private readonly ofrep: OfrepService) {}

  @Post(':flagKey')
  @Summary('Evaluate one flag')
  @Protocol('flags:evaluate', { publishable: true })
  @WhenDatabaseIsAway('15m')
  @WhenSuspended()
  @Answers({ 200: EvaluationSuccess, 400: EvaluationFailure, 404: FlagNotFound })
  evaluateFlag(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', anyKey, flagNotFound) flagKey: string,
    @RawBody() body: unknown,
  ) {
    return this.ofrep.evaluate(caller, flagKey, body);
  }

  @Post()
  @Summary('Evaluate all flags')
  @Protocol('flags:evaluate', { publishable: true })
  @WhenDatabaseIsAway('15m')
  @WhenSuspended()
  @Answers({ 200: BulkSuccess, 304: null, 400: BulkFailure })
  evaluateFlags(@Caller() caller: TenantCaller, @RawBody() body: unknown, @IfNoneMatch() isKnown: Knows) {
    return this.ofrep.evaluateAll(caller, body, isKnown);
  }
}
