import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../callers/index.js';
import { Clock } from '../clock/index.js';
import { kernelErrors } from '../errors/index.js';
import { readBody } from './body.js';
import { Authenticator, Authorizer } from './http.ports.js';
import { isMalformed } from './query.js';
import { isRecent } from './recent-auth.js';
import { recordOf } from './records.js';
import type { Access, RouteRecord } from './records.js';
import { handOver, nameRequest } from './request-activity.js';
import { callerOf, note } from './request-context.js';
import { RequestLimiter } from './request-limiter.js';
import { RouteTable } from './route-table.js';
import { credentialOf } from './session-cookie.js';
import { refusal } from './validation.js';

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
        await this.limiter.count(callerOf(context), context.switchToHttp().getResponse<FastifyReply>());
    }
    refuseQuery(request, route);
    request.body = readBody(request.body, request.headers['content-type']);
    handOver(module);
    return true;
  }

  private async admit(anonymous: Caller, request: TenantRequest, route: RouteRecord): Promise<void> {
    const [access] = route.access;
    if (!access || access.kind === 'public') return;
    const caller = await this.authenticate(anonymous, request);
    note(request.raw, { caller });
    note(request.raw, { caller: await this.authorize(caller, request, access, route) });
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

  private async authorize(caller: Caller, request: TenantRequest, access: Access, route: RouteRecord): Promise<Caller> {
    const { organizationId } = request.params;
    if (organizationId === undefined) return caller;
    const permission = access.kind === 'allow' ? access.permission : null;
    const changes = !safeMethods.has(request.method) && !route.whenSuspended;
    return this.authorizer.authorize(caller, organizationId, { permission, changes });
  }
}

/** Queries that cannot be decoded, and any member at all where the route declares none. Pages take what mailers add. */
function refuseQuery({ query }: FastifyRequest, route: RouteRecord): void {
  if (isMalformed(query)) throw kernelErrors.requestMalformed('The query could not be decoded');
  if (route.query || route.answers[0]?.kind === 'page') return;
  const keys = Object.keys(query as object);
  if (keys.length > 0) throw refusal('query', [{ message: '', code: 'unrecognized_keys', keys }]);
}
