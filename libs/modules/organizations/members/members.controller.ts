import { Controller, Delete, Get, Patch } from '@nestjs/common';
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
  SignedIn,
  Summary,
} from '../../../shared/http/index.js';
import { lastOwner, memberNotFound, roleExceedsOwn } from '../organizations.errors.js';
import { ChangeRole, MemberList, MemberView } from './members.dto.js';
import { MembersService } from './members.service.js';

@Controller('v1/organizations/:organizationId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Allow('members:read')
  @Summary('List the members')
  @Returns(MemberList)
  listMembers(@Caller() caller: TenantCaller, @Query(PageQuery) page: PageQuery): Promise<MemberList> {
    return this.members.list(caller, page);
  }

  @Delete('me')
  @SignedIn()
  @Summary('Leave the organization')
  @ReturnsNothing()
  @Refuses(lastOwner)
  leaveOrganization(@Caller() caller: TenantCaller): Promise<void> {
    return this.members.leave(caller);
  }

  @Patch(':userId')
  @Allow('members:write')
  @Summary('Change a member’s role')
  @Returns(MemberView)
  @Refuses(lastOwner, roleExceedsOwn)
  changeRole(
    @Caller() caller: TenantCaller,
    @PathId('userId', memberNotFound) userId: string,
    @Body(ChangeRole) { role }: ChangeRole,
  ): Promise<MemberView> {
    return this.members.changeRole(caller, userId, role);
  }

  @Delete(':userId')
  @Allow('members:write')
  @Summary('Remove a member')
  @ReturnsNothing()
  @Refuses(lastOwner, roleExceedsOwn)
  removeMember(@Caller() caller: TenantCaller, @PathId('userId', memberNotFound) userId: string): Promise<void> {
    return this.members.remove(caller, userId);
  }
}
