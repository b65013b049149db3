import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../callers/index.js';
import { claim, Limits, LimitsConfig, networkOf, rateLimited } from '../limits/index.js';
import type { Claim } from '../limits/index.js';

const WINDOW_SECONDS = 60;
const NO_ADDRESS = 'none';

/** What every request is counted under, and the headers that tell its caller what is left. */
@Injectable()
export class RequestLimiter {
  constructor(
    private readonly limits: Limits,
    private readonly config: LimitsConfig,
  ) {}

  /**
   * One statement. The headers are those of draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651): the
   * quota that binds first.
   * @param caller as far as it is known: an organization is counted for its members alone, else strangers could use
   * up what is theirs
   * @throws `rate_limited`
   */
  async count(caller: Caller, reply: FastifyReply): Promise<void> {
    const verdict = await this.limits.take(caller, this.claimsOf(caller));
    const { limit, windowSeconds, remaining, resetSeconds } = verdict.tightest;
    reply.header('ratelimit-policy', `"default";q=${limit};w=${windowSeconds}`);
    reply.header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
    if (!verdict.granted) throw rateLimited(verdict.retryAfterSeconds);
  }

  /** Whom it concerns alone comes first: what is refused there is counted nowhere else. */
  private claimsOf({ keyId, userId, client, organizationId }: Caller): Claim[] {
    const { requestsPerPrincipal, requestsPerAddress, requestsPerOrganization } = this.config;
    const principal = keyId ?? userId;
    return [
      ...(principal ? [claim(perMinute('requests_of_principal', requestsPerPrincipal), principal)] : []),
      claim(perMinute('requests_from_address', requestsPerAddress), networkOf(client?.ip ?? NO_ADDRESS)),
      ...(organizationId
        ? [claim(perMinute('requests_to_organization', requestsPerOrganization), organizationId)]
        : []),
    ];
  }
}

const perMinute = (name: string, limit: number) => ({ name, limit, windowSeconds: WINDOW_SECONDS });
