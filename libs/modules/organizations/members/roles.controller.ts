import { Controller, Get } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Allow, Caller, Returns, SignedIn, Summary } from '../../../shared/http/index.js';
import { PermissionsView, RoleList } from './members.dto.js';
import { MembersService } from './members.service.js';

@Controller('v1/organizations/:organizationId')
export class RolesController {
  constructor(private readonly members: MembersService) {}

  @Get('roles')
  @Allow('org:read')
  @Summary('List the roles and what they may do')
  @Returns(RoleList)
  listRoles(): RoleList {
    return this.members.listRoles();
  }

  @Get('me/permissions')
  @SignedIn()
  @Summary('List what I may do here')
  @Returns(PermissionsView)
  listMyPermissions(@Caller() { permissions }: TenantCaller): PermissionsView {
    return { permissions: [...permissions].sort() };
  }
}
