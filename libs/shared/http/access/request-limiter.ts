import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { currentActivity } from '../../activity/index.js';
import type { Caller } from '../../callers/index.js';
import { claim, Limits, LimitsConfig, networkOf, rateLimited } from '../../limits/index.js';
import type { Claim, Quota } from '../../limits/index.js';
import type { RouteRecord } from '../routes/records.js';
import { KEY_WINDOW_SECONDS, KeyLimiter } from './key-limiter.js';

const WINDOW_SECONDS = 60;
const NO_ADDRESS = 'none';

/** What every request is counted under, and the headers that tell its caller what is left. */
@Injectable()
export class RequestLimiter {
  private readonly keys = new KeyLimiter();

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
  async count(caller: Caller, reply: FastifyReply, { access: [access] }: RouteRecord): Promise<void> {
    if (access?.kind === 'protocol' && caller.keyId !== undefined) return this.countKey(caller.keyId, reply);
    const verdict = await this.limits.take(caller, this.claimsOf(caller));
    tell(reply, verdict.tightest);
    if (!verdict.granted) throw rateLimited(verdict.retryAfterSeconds);
  }

  /**
   * No statement, and a limit of its own: whoever serves pages by a protocol asks often, and some of its clients stop for
   * good after one refusal.
   */
  private countKey(keyId: string, reply: FastifyReply): void {
    const limit = this.config.protocolRequestsPerKey;
    const { granted, remaining, resetSeconds } = this.keys.take(keyId, limit);
    tell(reply, { limit, windowSeconds: KEY_WINDOW_SECONDS, remaining, resetSeconds });
    if (granted) return;
    const activity = currentActivity()?.root;
    if (activity) activity.attributes['bulkhead.limit'] = 'protocol_requests_of_key';
    throw rateLimited(resetSeconds);
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

function tell(reply: FastifyReply, { limit, windowSeconds, remaining, resetSeconds }: Quota): void {
  reply.header('ratelimit-policy', `"default";q=${limit};w=${windowSeconds}`);
  reply.header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
}

const perMinute = (name: string, limit: number) => ({ name, limit, windowSeconds: WINDOW_SECONDS });
