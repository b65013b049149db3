import { randomUUIDv7 } from 'node:crypto';

/** Where a request came from, as the network edge saw it. */
export interface Client {
  readonly ip: string;
  readonly userAgent: string | null;
}

/** Where an API key works, beyond what it may do. */
export interface KeyRestrictions {
  /** Key of the one environment that it serves. */
  readonly environment?: string;
  /** Origins of the pages that may send it; whoever likes may, where there are none. */
  readonly origins?: readonly string[];
}

/** An API key that was proven to be one: what its credential says by itself. */
export interface ProvenKey {
  readonly keyId: string;
  /** A publishable key stands in pages that everybody reads. */
  readonly keyKind: 'secret' | 'publishable';
  readonly organizationId: string;
  /** The member who answers for it. */
  readonly responsibleUserId: string;
  readonly scopes: readonly string[];
  readonly restrictions: KeyRestrictions;
}

/**
 * Who acts, and within which limits: the first parameter of whatever touches data.
 * A `Caller` is made at the edge (by the HTTP guards, by the event engine) and passed on unchanged.
 */
export interface Caller {
  /** `anonymous` has proved nothing yet; `system` acts for the product itself and says why in `reason`. */
  readonly kind: 'anonymous' | 'user' | 'key' | 'system';
  readonly userId?: string;
  /** A key is no person: `userId` is absent beside it. */
  readonly keyId?: string;
  readonly keyKind?: ProvenKey['keyKind'];
  /** Of a key: the member who answers for it. It may do nothing that they may not. */
  readonly responsibleUserId?: string;
  readonly restrictions?: KeyRestrictions;
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

/** The same request, now that its credential was proven to be this key. Its scopes are no permissions yet: the member who
 * answers for it has to hold them, too. */
export function byKey(caller: Caller, { scopes, ...key }: ProvenKey): TenantCaller {
  const { requestId, traceparent, client } = caller;
  return { kind: 'key', ...key, permissions: new Set(scopes), requestId, traceparent, client };
}

/** The same caller inside an organization, holding these permissions there. */
export function inOrganization(caller: Caller, organizationId: string, permissions: Iterable<string>): TenantCaller {
  return { ...caller, organizationId, permissions: new Set(permissions) };
}

/**
 * The product itself acting, across tenants or for one organization. `reason` is a constant sentence, logged
 * at level debug with each use. Give the caller on whose request this happens as `origin`, so that logs and events
 * stay joined to it.
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
