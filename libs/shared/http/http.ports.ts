import type { Caller, TenantCaller } from '../callers/index.js';
import { Port } from '../composition/index.js';

/** What a route asks of a caller within an organization. */
export interface Demand {
  /** The permission that the route names; null for `@SignedIn` routes, which take every member. */
  readonly permission: string | null;
  /** False for safe methods and `@WhenSuspended` routes, which a suspended organization still answers. */
  readonly changes: boolean;
}

/** Turns credentials into a caller. Implemented by identity. */
export abstract class Authenticator extends Port {
  /**
   * Whose token this is; null for one that is malformed, unknown, expired or revoked.
   * @param caller the anonymous caller of this request; its request id, client and trace pass over to the result
   * @param token as it came, from `Authorization: Bearer` or the session cookie
   */
  abstract authenticate(caller: Caller, token: string): Promise<Caller | null>;
}

/** Decides what a caller may do in an organization. Implemented by organizations. */
export abstract class Authorizer extends Port {
  /**
   * The caller inside the organization, with the permissions held there.
   * @param organizationId as it stands in the path: it may be anything
   * @throws `organization_not_found` when unknown, malformed or foreign; `permission_missing`; `organization_suspended`
   */
  abstract authorize(caller: Caller, organizationId: string, demand: Demand): Promise<TenantCaller>;
}
