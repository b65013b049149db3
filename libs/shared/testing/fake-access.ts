import { Injectable } from '@nestjs/common';
import { byKey, inOrganization, signedInAs } from '../callers/index.js';
import type { Caller, KeyRestrictions, ProvenKey, TenantCaller } from '../callers/index.js';
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
  /** Not that person, but an API key that they answer for. */
  readonly key?: KeyRestrictions & { readonly id?: string; readonly kind?: ProvenKey['keyKind'] };
}

/** Writes a pretence as a token that the fakes below understand. */
export const tokenOf = (pretence: Pretence): string =>
  `${prefixOf(pretence)}_${Buffer.from(JSON.stringify(pretence)).toString('base64url')}`;

function prefixOf({ key }: Pretence): string {
  if (!key) return 'ses';
  return key.kind === 'publishable' ? 'pk' : 'sk';
}

const pretenceOf = (token: string) =>
  JSON.parse(Buffer.from(token.slice(token.indexOf('_') + 1), 'base64url').toString()) as Pretence;

/** Stands in for identity where a module is booted without it. */
@Injectable()
export class FakeAuthenticator extends Authenticator {
  authenticate(caller: Caller, token: string): Promise<Caller | null> {
    const pretence = pretenceOf(token);
    if (pretence.key) return Promise.resolve(this.keyOf(caller, pretence, pretence.key));
    const authenticatedAt = pretence.authenticatedAt === undefined ? new Date() : new Date(pretence.authenticatedAt);
    const proven = { ...signedInAs(caller, pretence.userId), authenticatedAt };
    memberships.set(proven, pretence);
    return Promise.resolve(proven);
  }

  private keyOf(
    caller: Caller,
    { userId, organizationId = '', permissions = [] }: Pretence,
    { id = userId, kind = 'secret', ...restrictions }: NonNullable<Pretence['key']>,
  ): Caller {
    const proven = { keyId: id, keyKind: kind, organizationId, responsibleUserId: userId, scopes: permissions };
    const key = byKey(caller, { ...proven, restrictions });
    memberships.set(key, { userId, organizationId, permissions });
    return key;
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

  /** Nobody but who calls is a member of anything. */
  permissionsOf(): Promise<ReadonlySet<string> | null> {
    return Promise.resolve(null);
  }
}
