import { ForbiddenException, Injectable, NotFoundException, SetMetadata, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ExpressRequest, ExpressResponse } from '../express.types.js';
import type { Membership, Role, User } from '../entities.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { MembershipsService } from '../organizations/memberships.service.js';
import { SessionsService } from './sessions.service.js';

export type SignedInRequest = ExpressRequest & { user: User; membership?: Membership };
export type Permission = 'organization:read' | 'members:read';

const PUBLIC = 'public';
const PERMISSION = 'permission';
export const Public = () => SetMetadata(PUBLIC, true);
export const RequirePermission = (permission: Permission) => SetMetadata(PERMISSION, permission);

const permissions: Record<Role, readonly Permission[]> = {
  owner: ['organization:read', 'members:read'],
  admin: ['organization:read', 'members:read'],
  member: ['organization:read'],
};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly memberships: MembershipsService,
    private readonly limiter: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const response = context.switchToHttp().getResponse<ExpressResponse>();
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) {
      await this.limiter.count(response, { address: request.ip });
      return true;
    }
    request.user = await this.authenticate(request);
    const { organizationId } = request.params;
    if (organizationId !== undefined) {
      const permission = this.reflector.getAllAndOverride<Permission>(PERMISSION, targets);
      request.membership = await this.authorize(request.user, organizationId, permission);
    }
    await this.limiter.count(response, { user: request.user.id, address: request.ip, organization: organizationId });
    return true;
  }

  private async authenticate(request: ExpressRequest): Promise<User> {
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    const session = scheme === 'Bearer' && token ? await this.sessions.findLive(token) : null;
    if (!session) throw new UnauthorizedException();
    return session.user;
  }

  private async authorize(user: User, organizationId: string, permission: Permission): Promise<Membership> {
    const membership = uuid.test(organizationId) ? await this.memberships.find(organizationId, user.id) : null;
    if (!membership) throw new NotFoundException();
    if (!permissions[membership.role].includes(permission)) throw new ForbiddenException();
    return membership;
  }
}
