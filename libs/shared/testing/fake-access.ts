import { Injectable } from '@nestjs/common';
import { inOrganization, signedInAs } from '../callers/index.js';
import type { Caller, TenantCaller } from '../callers/index.js';
import { DomainError, kernelErrors } from '../errors/index.js';
import { Authenticator, Authorizer } from '../http/index.js';
import type { Demand } from '../http/index.js';

/** Who a test pretends to be. */
export interface Pretence {
  readonly userId: string;
  /** The one organization that this person is a member of. */
  readonly organizationId?: string;
  readonly permissions?: readonly string[];
  /** RFC 3339; now, unless it is given. */
  readonly authenticatedAt?: string;
}

/** Writes a pretence as a token that the fakes below understand. */
export const tokenOf = (pretence: Pretence): string =>
  `ses_${Buffer.from(JSON.stringify(pretence)).toString('base64url')}`;

const pretenceOf = (token: string) => JSON.parse(Buffer.from(token.slice(4), 'base64url').toString()) as Pretence;

/** Stands in for identity where a module is booted without it. */
@Injectable()
export class FakeAuthenticator extends Authenticator {
  authenticate(caller: Caller, token: string): Promise<Caller | null> {
    const pretence = pretenceOf(token);
    const authenticatedAt = pretence.authenticatedAt === undefined ? new Date() : new Date(pretence.authenticatedAt);
    const proven = { ...signedInAs(caller, pretence.userId), authenticatedAt };
    memberships.set(proven, pretence);
    return Promise.resolve(proven);
  }
}

const memberships = new WeakMap<Caller, Pretence>();

/** Stands in for organizations where a module is booted without it. */
@Injectable()
export class FakeAuthorizer extends Authorizer {
  authorize(caller: Caller, organizationId: string, { permission }: Demand): Promise<TenantCaller> {
    const pretence = memberships.get(caller);
    if (pretence?.organizationId !== organizationId)
      throw new DomainError('not_found', 'organization_not_found', 'This organization does not exist');
    const permissions = pretence.permissions ?? [];
    if (permission && !permissions.includes(permission)) throw kernelErrors.permissionMissing(permission);
    return Promise.resolve(inOrganization(caller, organizationId, permissions));
  }
}
