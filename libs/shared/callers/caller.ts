import { randomUUIDv7 } from 'node:crypto';

/** Where a request came from, as the network edge saw it. */
export interface Client {
  readonly ip: string;
  readonly userAgent: string | null;
}

/**
 * Who acts, and within which limits: the first parameter of whatever touches data.
 * A `Caller` is made at the edge (by the HTTP guards, by the event engine) and passed on unchanged.
 */
export interface Caller {
  /** `anonymous` has proved nothing yet; `system` acts for the product itself and says why in `reason`. */
  readonly kind: 'anonymous' | 'user' | 'key' | 'system';
  readonly userId?: string;
  readonly keyId?: string;
  readonly sessionId?: string;
  readonly organizationId?: string;
  /** What this caller may do in `organizationId`; empty outside an organization. */
  readonly permissions: ReadonlySet<string>;
  readonly authenticatedAt?: Date;
  readonly requestId: string;
  /** W3C Trace Context of the request, when the client sent one. */
  readonly traceparent?: string;
  readonly client?: Client;
  readonly reason?: string;
}

/** A caller within one organization: what every method on tenant data takes. */
export type TenantCaller = Caller & { readonly organizationId: string };

const nothing: ReadonlySet<string> = new Set();

/** A caller that has proved nothing: public routes have this one. */
export function anonymous(requestId: string, client?: Client, traceparent?: string): Caller {
  return { kind: 'anonymous', permissions: nothing, requestId, client, traceparent };
}

/** The same request, now that its credentials were proven to be those of `userId`. */
export function signedInAs(caller: Caller, userId: string): Caller {
  const { requestId, traceparent, client } = caller;
  return { kind: 'user', userId, permissions: nothing, requestId, traceparent, client };
}

/** The same caller inside an organization, holding these permissions there. */
export function inOrganization(caller: Caller, organizationId: string, permissions: Iterable<string>): TenantCaller {
  return { ...caller, organizationId, permissions: new Set(permissions) };
}

/**
 * The product itself acting, across tenants or for one organization. `reason` is a constant sentence: it is logged and
 * counted with each use. Give the caller on whose request this happens as `origin`, so that logs and events stay
 * joined to it.
 */
export function asSystem(reason: string, organizationId: string, origin?: Caller): TenantCaller;
export function asSystem(reason: string, organizationId?: undefined, origin?: Caller): Caller;
export function asSystem(reason: string, organizationId?: string, origin?: Caller): Caller {
  const requestId = origin?.requestId ?? randomUUIDv7();
  return {
    kind: 'system',
    reason,
    organizationId,
    permissions: nothing,
    requestId,
    traceparent: origin?.traceparent,
    client: origin?.client,
  };
}

export function belongsToOrganization(caller: Caller): caller is TenantCaller {
  return caller.organizationId !== undefined;
}
