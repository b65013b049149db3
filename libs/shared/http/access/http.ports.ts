import type { Caller, TenantCaller } from '../../callers/index.js';
import { Port } from '../../composition/index.js';

/** What a route asks of a caller within an organization. */
export interface Demand {
  /** The permission that the route names; null for `@SignedIn` routes, which take every member. */
  readonly permission: string | null;
  /** False for safe methods and `@WhenSuspended` routes, which a suspended organization still answers. */
  readonly changes: boolean;
}

/** Turns credentials into a caller: a person, or an API key. Implemented by identity. */
export abstract class Authenticator extends Port {
  /**
   * Whose token this is; null for one that is malformed, unknown, expired or revoked. A key's caller is `byKey`.
   * @param caller the anonymous caller of this request; its request id, client and trace pass over to the result
   * @param token as it came, from `Authorization`, the session cookie or `X-API-Key`
   */
  abstract authenticate(caller: Caller, token: string): Promise<Caller | null>;
}

/** Decides what a caller may do in an organization. Implemented by organizations. */
export abstract class Authorizer extends Port {
  /**
   * The caller inside the organization, with the permissions held there. A key acts in its own organization alone, and has
   * those of its scopes that the member who answers for it holds now.
   * @param organizationId as it stands in the path: it may be anything
   * @throws `organization_not_found` when unknown, malformed or foreign; `permission_missing`; `organization_suspended`;
   * `unauthenticated` for a key that no member answers for any more
   */
  abstract authorize(caller: Caller, organizationId: string, demand: Demand): Promise<TenantCaller>;

  /**
   * What somebody else may do in the caller's organization now; null when they are no member of it. Asked outside of
   * transactions.
   */
  abstract permissionsOf(caller: TenantCaller, userId: string): Promise<ReadonlySet<string> | null>;
}
