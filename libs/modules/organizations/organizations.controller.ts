import { Controller, Get, Patch, Post } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import {
  Allow,
  Body,
  Caller,
  IfMatch,
  PageQuery,
  Query,
  Refuses,
  Returns,
  SignedIn,
  Summary,
  Versioned,
} from '../../shared/http/index.js';
import { organizationCreationPaused, organizationLimitReached, slugTaken } from './organizations.errors.js';
import { CreateOrganization, MyOrganizationList, OrganizationView, UpdateOrganization } from './organizations.dto.js';
import { OrganizationsService } from './organizations.service.js';

const organizationPath = ({ id }: OrganizationView) => `/v1/organizations/${id}`;

@Controller('v1/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Post()
  @SignedIn()
  @Summary('Create an organization')
  @Returns(OrganizationView, 201, { location: organizationPath })
  @Versioned()
  @Refuses(slugTaken, organizationLimitReached, organizationCreationPaused)
  createOrganization(
    @Caller() caller: Caller,
    @Body(CreateOrganization) body: CreateOrganization,
  ): Promise<OrganizationView> {
    return this.organizations.create(caller, body);
  }

  @Get()
  @SignedIn()
  @Summary('List my organizations')
  @Returns(MyOrganizationList)
  listMyOrganizations(@Caller() caller: Caller, @Query(PageQuery) page: PageQuery): Promise<MyOrganizationList> {
    return this.organizations.listMine(caller, page);
  }

  @Get(':organizationId')
  @Allow('org:read')
  @Summary('Read an organization')
  @Returns(OrganizationView)
  @Versioned()
  getOrganization(@Caller() caller: TenantCaller): Promise<OrganizationView> {
    return this.organizations.get(caller);
  }

  @Patch(':organizationId')
  @Allow('org:update')
  @Summary('Rename an organization')
  @Returns(OrganizationView)
  @Versioned()
  @Refuses(slugTaken)
  renameOrganization(
    @Caller() caller: TenantCaller,
    @IfMatch() version: number,
    @Body(UpdateOrganization) body: UpdateOrganization,
  ): Promise<OrganizationView> {
    return this.organizations.rename(caller, version, body);
  }
}
