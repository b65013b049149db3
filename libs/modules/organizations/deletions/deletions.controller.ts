import { Controller, Delete } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Allow, Caller, IfMatch, Refuses, ReturnsNothing, Summary } from '../../../shared/http/index.js';
import { operatorUndeletable } from '../organizations.errors.js';
import { DeletionsService } from './deletions.service.js';

@Controller('v1/organizations/:organizationId')
export class DeletionsController {
  constructor(private readonly deletions: DeletionsService) {}

  @Delete()
  @Allow('org:delete')
  @Summary('Delete an organization')
  @ReturnsNothing()
  @Refuses(operatorUndeletable)
  deleteOrganization(@Caller() caller: TenantCaller, @IfMatch() version: number): Promise<void> {
    return this.deletions.delete(caller, version);
  }
}
