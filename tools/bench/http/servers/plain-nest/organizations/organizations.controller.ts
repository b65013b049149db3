import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { ExpressResponse } from '../express.types.js';
import { z } from 'zod';
import { RequirePermission } from '../auth/auth.guard.js';
import type { SignedInRequest } from '../auth/auth.guard.js';
import { ZodPipe } from '../zod.pipe.js';
import { OrganizationsService } from './organizations.service.js';

const Create = z.strictObject({
  name: z.string().trim().min(1).max(100),
  slug: z.string().regex(/^[a-z0-9-]{3,40}$/),
});
const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.base64url().max(100).optional(),
});

@Controller('v1/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @Post()
  async create(
    @Req() { user }: SignedInRequest,
    @Body(new ZodPipe(Create)) { name, slug }: z.output<typeof Create>,
    @Res({ passthrough: true }) response: ExpressResponse,
  ): Promise<object> {
    const organization = await this.organizations.create(user, name, slug);
    response.location(`/v1/organizations/${organization.id}`);
    return organization;
  }

  @Get(':organizationId')
  @RequirePermission('organization:read')
  get(@Param('organizationId') id: string): Promise<object> {
    return this.organizations.get(id);
  }

  @Get(':organizationId/members')
  @RequirePermission('members:read')
  members(
    @Param('organizationId') id: string,
    @Query(new ZodPipe(Page)) { limit, cursor }: z.output<typeof Page>,
  ): Promise<object> {
    const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
    return this.organizations.listMembers(id, after, limit);
  }
}
