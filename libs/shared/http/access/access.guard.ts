import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../callers/index.js';
import { Clock } from '../../clock/index.js';
import { DomainError, kernelErrors } from '../../errors/index.js';
import { readBody } from '../input/body.js';
import { isMalformed } from '../input/query.js';
import { recordOf } from '../routes/records.js';
import type { Access, RouteRecord } from '../routes/records.js';
import { handOver, nameKey, nameRequest } from '../requests/request-activity.js';
import { callerOf, note } from '../requests/request-context.js';
import { RouteTable } from '../routes/route-table.js';
import { refusal } from '../input/validation.js';
import { Authenticator, Authorizer } from './http.ports.js';
import type { Demand } from './http.ports.js';
import { ProtocolAccess, publishableRefused, refuseOrigin, refuseUnsuitable } from './protocol-access.js';
import { isRecent } from './recent-auth.js';
import { RequestLimiter } from './request-limiter.js';
import { credentialOf } from './session-cookie.js';

type TenantRequest = FastifyRequest<{ Params: { organizationId?: string } }>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The order of every request: rate (429), authenticate (401), membership (404), permission (403), recent sign-in (403),
 * and only then look at what was sent (400). So a refusal never depends on anything that its caller may not know.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly authorizer: Authorizer,
    private readonly protocols: ProtocolAccess,
    private readonly table: RouteTable,
    private readonly clock: Clock,
    private readonly limiter: RequestLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<TenantRequest>();
    const route = recordOf(context.getHandler());
    const { module = 'http', operationId = '' } = this.table.routeOf(context.getHandler()) ?? {};
    note(request.raw, { module, operationId });
    nameRequest(module, operationId);
    try {
      await this.admit(callerOf(context), request, route);
    } finally {
      // After the look-ups, which tell whom to count, and before any of their refusals: it replaces them.
      if (!route.unmetered)
        await this.limiter.count(callerOf(context), context.switchToHttp().getResponse<FastifyReply>(), route);
    }
    refuseQuery(request, route);
    request.body = route.raw?.body ? readBodyIfAny(request) : readBody(request.body, request.headers['content-type']);
    handOver(module);
    return true;
  }

  private async admit(anonymous: Caller, request: TenantRequest, route: RouteRecord): Promise<void> {
    const [access] = route.access;
    if (!access || access.kind === 'public') return;
    const demand = demandOf(access, request, route);
    if (access.kind === 'protocol') {
      const key = await this.protocols.admit(anonymous, request, demand, route);
      note(request.raw, { caller: key });
      nameKey(key);
      return refuseUnsuitable(key, request, route);
    }
    const caller = await this.authenticate(anonymous, request);
    note(request.raw, { caller });
    if (caller.kind === 'key') {
      nameKey(caller);
      refuseKey(caller, request, access);
    }
    note(request.raw, { caller: await this.authorize(caller, request, demand) });
    this.refuseLongAgo(caller, route);
  }

  private async authenticate(caller: Caller, request: FastifyRequest): Promise<Caller> {
    const credential = credentialOf(request);
    const known =
      typeof credential === 'object' ? await this.authenticator.authenticate(caller, credential.token) : null;
    if (!known) throw kernelErrors.unauthenticated();
    return known;
  }

  private refuseLongAgo({ authenticatedAt }: Caller, { recentAuth }: RouteRecord): void {
    if (recentAuth && !isRecent(recentAuth, authenticatedAt, this.clock.now())) throw kernelErrors.recentAuthRequired();
  }

  private async authorize(caller: Caller, { params }: TenantRequest, demand: Demand): Promise<Caller> {
    const { organizationId } = params;
    return organizationId === undefined ? caller : this.authorizer.authorize(caller, organizationId, demand);
  }
}

const demandOf = (access: Access, { method }: FastifyRequest, { whenSuspended }: RouteRecord): Demand => ({
  permission: 'permission' in access ? access.permission : null,
  changes: !safeMethods.has(method) && !whenSuspended,
});

/** None of this depends on what the request is about, so it comes before the look at its organization. */
function refuseKey({ keyKind, restrictions }: Caller, { headers }: FastifyRequest, access: Access): void {
  // The cookie is a session's: a browser sends it by itself, and a key is sent on purpose.
  if (headers.authorization === undefined) throw kernelErrors.unauthenticated();
  if (access.kind !== 'allow') throw kernelErrors.sessionRequired();
  if (keyKind === 'publishable') throw publishableRefused();
  if (restrictions?.environment !== undefined)
    throw kernelErrors.apiKeyUnsuitable('This API key is restricted to an environment, and serves its protocols alone');
  refuseOrigin(restrictions?.origins, headers.origin);
}

/** A protocol has an answer of its own to a body that cannot be read. */
function readBodyIfAny({ body, headers }: FastifyRequest): unknown {
  try {
    return readBody(body, headers['content-type']);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return undefined;
    throw error;
  }
}

/** Queries that cannot be decoded, and any member at all where the route declares none. Pages take what mailers add. */
function refuseQuery({ query }: FastifyRequest, route: RouteRecord): void {
  if (isMalformed(query)) throw kernelErrors.requestMalformed('The query could not be decoded');
  if (route.query || route.answers[0]?.kind === 'page' || route.access[0]?.kind === 'protocol') return;
  const keys = Object.keys(query as object);
  if (keys.length > 0) throw refusal('query', [{ message: '', code: 'unrecognized_keys', keys }]);
}
