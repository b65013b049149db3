import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../callers/index.js';
import { networkOf } from '../limits/index.js';
import { Metrics } from '../metrics/index.js';
import { Lines } from './lines.js';

interface Meaning {
  readonly level: 'info' | 'warn' | 'error';
  readonly outcome: 'success' | 'failure';
  /** The event of OWASP's Logging Vocabulary Cheat Sheet that says the same, where one does. */
  readonly owasp: string | null;
}

/** All that the security log tells; see docs/operations/logs.md for when, and what to do. */
export const securityFacts = {
  sign_in_succeeded: { level: 'info', outcome: 'success', owasp: 'authn_login_success' },
  sign_in_failed: { level: 'warn', outcome: 'failure', owasp: 'authn_login_fail' },
  reauthentication_failed: { level: 'warn', outcome: 'failure', owasp: 'authn_login_fail' },
  password_changed: { level: 'info', outcome: 'success', owasp: 'authn_password_change' },
  password_reset: { level: 'info', outcome: 'success', owasp: 'authn_password_change' },
  session_revoked: { level: 'info', outcome: 'success', owasp: 'authn_token_revoked' },
  permission_refused: { level: 'warn', outcome: 'failure', owasp: 'authz_fail' },
  cross_origin_refused: { level: 'warn', outcome: 'failure', owasp: 'malicious_cors' },
  limit_refused: { level: 'warn', outcome: 'failure', owasp: 'excess_rate_limit_exceeded' },
  boundary_breached: { level: 'error', outcome: 'failure', owasp: null },
} satisfies Record<string, Meaning>;

export type SecurityFact = keyof typeof securityFacts;

/** Words and ids of our own: nothing that a client chose stands on these lines, so nobody can forge one. */
interface Details {
  /** Whom it is about, where that is not who calls. */
  readonly userId?: string | null;
  readonly sessionId?: string;
  readonly count?: number;
  readonly method?: string;
  /** Code of the problem that was answered, of which operation, and which limit refused. */
  readonly problem?: string;
  readonly operation?: string;
  readonly limit?: string;
}

/** Records what an investigator asks for, at any `LOG_LEVEL` and of every request: who got in, and who was kept out. */
@Injectable()
export class SecurityLog {
  private readonly counted;

  constructor(
    private readonly lines: Lines,
    metrics: Metrics,
  ) {
    this.counted = metrics.counter({
      name: 'bulkhead_security_events_total',
      help: 'Facts in the security log',
      labels: ['event'],
    });
    // A rule on a series that is not there yet misses its first fact.
    for (const event of Object.keys(securityFacts)) this.counted.of({ event }).inc(0);
  }

  /** Call it when the fact stands: after the commit, not in the transaction. */
  record(
    fact: SecurityFact,
    { userId, keyId, organizationId, client, requestId }: Caller,
    details: Details = {},
  ): void {
    const { level, outcome, owasp }: Meaning = securityFacts[fact];
    this.counted.of({ event: fact }).inc();
    const ip = client?.ip ?? '';
    const network = isIP(ip) ? networkOf(ip) : undefined;
    const who = { userId, keyId, organizationId, network, requestId };
    this.lines.security[level]({ event: `security.${fact}`, outcome, owasp, ...who, ...details });
  }
}
