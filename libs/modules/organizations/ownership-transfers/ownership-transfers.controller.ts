import { Controller, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Allow, Body, Caller, RecentAuth, Refuses, ReturnsNothing, Summary } from '../../../shared/http/index.js';
import { memberNotFound, transferToSelf } from '../organizations.errors.js';
import { TransferOwnership } from './ownership-transfers.dto.js';
import { OwnershipTransfersService } from './ownership-transfers.service.js';

@Controller('v1/organizations/:organizationId/ownership-transfer')
export class OwnershipTransfersController {
  constructor(private readonly transfers: OwnershipTransfersService) {}

  @Post()
  @Allow('org:transfer')
  @RecentAuth('10m')
  @Summary('Hand the ownership over to another member')
  @ReturnsNothing()
  @Refuses(memberNotFound, transferToSelf)
  transferOwnership(
    @Caller() caller: TenantCaller,
    @Body(TransferOwnership) { userId }: TransferOwnership,
  ): Promise<void> {
    return this.transfers.transfer(caller, userId);
  }
}
