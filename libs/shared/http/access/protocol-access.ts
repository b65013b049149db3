import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller, TenantCaller } from '../../callers/index.js';
import { kernelErrors } from '../../errors/index.js';
import type { RouteRecord } from '../routes/records.js';
import { Authenticator, Authorizer } from './http.ports.js';
import type { Demand } from './http.ports.js';
import { isRepeated } from './session-cookie.js';
import { VerifiedKeys } from './verified-keys.js';

/** Unleash's clients send the key bare, and OFREP's as Bearer or in a header of its own. */
const keyForm = /^(?:Bearer +)?([sp]k_[\w.~+/=-]{1,4096})$/i;

/** Admits API keys to the routes of protocols: in the key's organization, for the key's environment. */
@Injectable()
export class ProtocolAccess {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly authorizer: Authorizer,
    private readonly verified: VerifiedKeys,
  ) {}

  async admit(anonymous: Caller, request: FastifyRequest, demand: Demand, route: RouteRecord): Promise<TenantCaller> {
    const token = keyIn(request);
    if (!token) throw kernelErrors.unauthenticated();
    const { requestId, traceparent, client } = anonymous;
    const caller = await this.verified.take({
      token,
      demand: `${demand.permission} ${demand.changes}`,
      awayMs: route.whenDatabaseIsAway?.withinMs ?? 0,
      ask: () => this.verify(anonymous, token, demand),
    });
    return { ...caller, requestId, traceparent, client };
  }

  private async verify(anonymous: Caller, token: string, demand: Demand): Promise<TenantCaller> {
    const key = await this.authenticator.authenticate(anonymous, token);
    if (key?.kind !== 'key' || key.organizationId === undefined) throw kernelErrors.unauthenticated();
    return this.authorizer.authorize(key, key.organizationId, demand);
  }
}

/** The header of HTTP wins, and a bad one never falls back to the other. */
function keyIn({ headers, raw }: FastifyRequest): string | undefined {
  const name = headers.authorization === undefined ? 'x-api-key' : 'authorization';
  const token = keyForm.exec(String(headers[name] ?? ''))?.[1];
  return token && !isRepeated(raw.rawHeaders, name) ? token : undefined;
}

/** What a key is refused on such a route, although it may do what is asked for. */
export function refuseUnsuitable(
  { keyKind, restrictions = {} }: Caller,
  { headers }: FastifyRequest,
  route: RouteRecord,
): void {
  if (keyKind === 'publishable' && !route.publishable) throw publishableRefused();
  refuseOrigin(restrictions.origins, headers.origin);
  if (restrictions.environment === undefined)
    throw kernelErrors.apiKeyUnsuitable('This needs an API key that is restricted to an environment');
}

export const publishableRefused = () =>
  kernelErrors.apiKeyUnsuitable('This does not take publishable API keys: use a secret one');

/** Whoever is no browser can name any origin: this keeps a key out of pages of others, not out of programs. */
export function refuseOrigin(origins: readonly string[] | undefined, origin: string | undefined): void {
  if (origins && origins.length > 0 && !origins.includes(origin ?? '')) throw kernelErrors.originRefused();
}
