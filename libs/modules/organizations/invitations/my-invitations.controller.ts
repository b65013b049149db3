import { Controller, Get, Post } from '@nestjs/common';
import {
  Body,
  Budget,
  Caller,
  Page,
  PageQuery,
  Public,
  Query,
  Refuses,
  Returns,
  ReturnsNothing,
  SignedIn,
  Summary,
} from '../../../shared/http/index.js';
import type { PageView } from '../../../shared/http/index.js';
import * as refusals from '../organizations.errors.js';
import { MyOrganizationView } from '../organizations.dto.js';
import { InvitationAnswers } from './invitations.answers.js';
import { AnswerInvitation, MyInvitationList } from './invitations.dto.js';
import { acceptPage } from './invitations.page.js';

/** What an invitation's token or code may be refused for. */
const ofProof = [
  refusals.invitationNotFound,
  refusals.invitedAddressDiffers,
  refusals.invitationCodeWrong,
  refusals.invitationCodeSpent,
  refusals.invitationClosed,
  refusals.invitationExpired,
];

@Controller()
export class MyInvitationsController {
  constructor(private readonly answers: InvitationAnswers) {}

  @Get('v1/me/invitations')
  @SignedIn()
  @Summary('List what I am invited to')
  @Returns(MyInvitationList)
  listMyInvitations(@Caller() caller: Caller, @Query(PageQuery) page: PageQuery): Promise<MyInvitationList> {
    return this.answers.listMine(caller, page);
  }

  @Post('v1/invitations/accept')
  @SignedIn()
  @Summary('Accept an invitation')
  @Budget({
    roundTrips: 13,
    reason: 'asks identity for the address, and counts a try, before the transaction that joins',
  })
  @Returns(MyOrganizationView)
  @Refuses(...ofProof, refusals.alreadyMember, refusals.invitationVoid, refusals.organizationSuspended)
  acceptInvitation(
    @Caller() caller: Caller,
    @Body(AnswerInvitation) body: AnswerInvitation,
  ): Promise<MyOrganizationView> {
    return this.answers.accept(caller, body);
  }

  @Post('v1/invitations/decline')
  @SignedIn()
  @Summary('Decline an invitation')
  @ReturnsNothing()
  @Refuses(...ofProof)
  declineInvitation(@Caller() caller: Caller, @Body(AnswerInvitation) body: AnswerInvitation): Promise<void> {
    return this.answers.decline(caller, body);
  }

  @Get('pages/accept')
  @Public('the page of a mailed link, which signs in before it accepts')
  @Summary('Page that accepts an invitation')
  @Page()
  showAcceptPage(): PageView {
    return acceptPage;
  }
}
