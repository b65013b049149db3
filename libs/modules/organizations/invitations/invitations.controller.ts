import { Controller, Delete, Get, Post } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  NeedsIdempotencyKey,
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
  invitationClosed,
  invitationExpired,
  invitationLimitReached,
  invitationNotFound,
  invitationPending,
  roleExceedsOwn,
  seatLimitReached,
} from '../organizations.errors.js';
import { CreateInvitation, InvitationList, InvitationView } from './invitations.dto.js';
import { InvitationResending } from './invitations.resending.js';
import { InvitationsService } from './invitations.service.js';

const invitationPath = ({ organizationId, id }: InvitationView) =>
  `/v1/organizations/${organizationId}/invitations/${id}`;

@Controller('v1/organizations/:organizationId/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly resending: InvitationResending,
  ) {}

  @Post()
  @Allow('invitations:write')
  @Summary('Invite somebody by e-mail')
  @NeedsIdempotencyKey()
  @Returns(InvitationView, 201, { location: invitationPath })
  @Refuses(alreadyMember, invitationLimitReached, invitationPending, roleExceedsOwn, seatLimitReached)
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

  @Get(':invitationId')
  @Allow('members:read')
  @Summary('Read an invitation')
  @Returns(InvitationView)
  getInvitation(
    @Caller() caller: TenantCaller,
    @PathId('invitationId', invitationNotFound) invitationId: string,
  ): Promise<InvitationView> {
    return this.invitations.get(caller, invitationId);
  }

  @Post(':invitationId/resend')
  @Allow('invitations:write')
  @Summary('Mail an invitation once more')
  @NeedsIdempotencyKey()
  @Returns(InvitationView)
  @Refuses(invitationClosed, invitationExpired, invitationLimitReached, roleExceedsOwn, seatLimitReached)
  resendInvitation(
    @Caller() caller: TenantCaller,
    @PathId('invitationId', invitationNotFound) invitationId: string,
  ): Promise<InvitationView> {
    return this.resending.resend(caller, invitationId);
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
