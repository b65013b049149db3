import { Controller, Get } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Allow, Caller, PageQuery, PathKey, Query, Returns, Summary } from '../../../shared/http/index.js';
import { flagKey } from '../flags.dto.js';
import { flagNotFound } from '../flags.errors.js';
import { ChangeList } from './changes.dto.js';
import { ChangesService } from './changes.service.js';

@Controller('v1/organizations/:organizationId/flags/:flagKey/changes')
export class ChangesController {
  constructor(private readonly changes: ChangesService) {}

  @Get()
  @Allow('flags:read')
  @Summary('List what was changed of a flag, the newest first')
  @Returns(ChangeList)
  listChanges(
    @Caller() caller: TenantCaller,
    @PathKey('flagKey', flagKey(), flagNotFound) key: string,
    @Query(PageQuery) page: PageQuery,
  ): Promise<ChangeList> {
    return this.changes.list(caller, key, page);
  }
}
