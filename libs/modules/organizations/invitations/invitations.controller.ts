import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  PageQuery,
  PathId,
  Query,
  Refuses,
  Returns,
  ReturnsNothing,
  Summary,
} from '../../../shared/http/index.js';
import {
  alreadyMember,
  invitationNotFound,
  invitationPending,
  roleExceedsOwn,
  seatLimitReached,
} from '../organizations.errors.js';
import { CreateInvitation, InvitationList, InvitationView } from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

const invitationPath = ({ organizationId, id }: InvitationView) =>
  `/v1/organizations/${organizationId}/invitations/${id}`;

@Controller('v1/organizations/:organizationId/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @Allow('invitations:write')
  @Summary('Invite somebody by e-mail')
  @Returns(InvitationView, 201, { location: invitationPath })
  @Refuses(alreadyMember, invitationPending, roleExceedsOwn, seatLimitReached)
  createInvitation(
    @Caller() caller: TenantCaller,
    @Body(CreateInvitation) body: CreateInvitation,
  ): Promise<InvitationView> {
    return this.invitations.create(caller, body);
  }

  @Get()
  @Allow('members:read')
  @Summary('List the invitations')
  @Returns(InvitationList)
  listInvitations(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<InvitationList> {
    return this.invitations.list(caller, page);
  }

  @Delete(':invitationId')
  @Allow('invitations:write')
  @Summary('Revoke an invitation')
  @ReturnsNothing()
  @Refuses(roleExceedsOwn)
  revokeInvitation(
    @Caller() caller: TenantCaller,
    @PathId('invitationId', invitationNotFound) invitationId: string,
  ): Promise<void> {
    return this.invitations.revoke(caller, invitationId);
  }
}
