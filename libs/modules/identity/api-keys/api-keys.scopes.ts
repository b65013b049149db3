import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Authorizer, isDeclaredPermission, isPublishablePermission } from '../../../shared/http/index.js';
import {
  responsibleNotFound,
  scopeExceedsOwn,
  scopeExceedsResponsible,
  scopeUnknown,
  scopeUnpublishable,
} from '../identity.errors.js';
import type { ApiKey } from './api-key.entity.js';

/** What a key is to be able to do, and by whom it is answered for. */
type Claimed = Pick<ApiKey, 'kind' | 'scopes' | 'responsibleUserId'>;

/** Judges what a key may be made for: nothing that its maker may not do, and nothing that whoever answers for it may not. */
@Injectable()
export class ApiKeyScopes {
  constructor(private readonly authorizer: Authorizer) {}

  /** Asked outside of a transaction: organizations is asked about the one who answers for the key. */
  async judge(caller: TenantCaller, { kind, scopes, responsibleUserId }: Claimed): Promise<void> {
    refuseFirst(scopes, isDeclaredPermission, scopeUnknown);
    if (kind === 'publishable') refuseFirst(scopes, isPublishablePermission, scopeUnpublishable);
    refuseUncovered(caller, scopes);
    const theirs =
      responsibleUserId === caller.userId
        ? caller.permissions
        : await this.authorizer.permissionsOf(caller, responsibleUserId);
    if (!theirs) throw responsibleNotFound();
    refuseFirst(scopes, (scope) => theirs.has(scope), scopeExceedsResponsible);
  }
}

/** Whoever changes a key or is shown its secret can do what it can. */
export function refuseUncovered({ permissions }: TenantCaller, scopes: readonly string[]): void {
  if (!scopes.every((scope) => permissions.has(scope))) throw scopeExceedsOwn();
}

function refuseFirst(
  scopes: readonly string[],
  fits: (scope: string) => boolean,
  refusal: (at: number) => Error,
): void {
  const at = scopes.findIndex((scope) => !fits(scope));
  if (at >= 0) throw refusal(at);
}
