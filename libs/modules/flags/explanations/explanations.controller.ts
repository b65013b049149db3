import { Controller, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  PathKey,
  Refuses,
  Returns,
  Summary,
  Unrepeatable,
  WhenSuspended,
} from '../../../shared/http/index.js';
import { flagKey } from '../flags.dto.js';
import { environmentNotFound, flagNotFound } from '../flags.errors.js';
import { ExplainFlag, ExplanationView } from './explanations.dto.js';
import { ExplanationsService } from './explanations.service.js';

@Controller('v1/organizations/:organizationId/flags/:flagKey/explain')
export class ExplanationsController {
  constructor(private readonly explanations: ExplanationsService) {}

  /** Changes nothing: there is nothing to repeat, and a suspended organization may ask. */
  @Post()
  @Allow('flags:read')
  @WhenSuspended()
  @Unrepeatable()
  @Summary('Explain, step by step, what a flag is for somebody')
  @Returns(ExplanationView)
  @Refuses(environmentNotFound)
  explainFlag(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @Body(ExplainFlag) body: ExplainFlag,
  ): Promise<ExplanationView> {
    return this.explanations.explain(caller, key, body);
  }
}
