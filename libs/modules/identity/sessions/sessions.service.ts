import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { signedInUser } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { SecurityLog } from '../../../shared/logging/index.js';
import { sessionNotFound } from '../identity.errors.js';
import { SessionRevoked, UserSignedIn, UserSignedOut } from '../identity.events.js';
import type { Session, SessionMethod } from './session.entity.js';
import type { SessionList, SessionView } from './sessions.dto.js';
import { ABSOLUTE_MS, IDLE_MS } from './sessions.lifetime.js';
import { SessionsRepository } from './sessions.repository.js';
import type { RenewedSession } from './sessions.repository.js';
import { newSessionToken, sessionTokenHash } from './sessions.token.js';

const LONGEST_USER_AGENT = 500;

/** A session that has just begun: the only moment at which its token is known. */
export interface StartedSession {
  readonly token: string;
  readonly session: SessionView;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly security: SecurityLog,
  ) {}

  /** Belongs into the transaction that holds the proof. @param caller the person, as proven a moment ago */
  start(caller: Caller, method: SessionMethod): Promise<StartedSession> {
    const token = newSessionToken();
    const session = newSession(caller, method, sessionTokenHash(token), this.clock.now());
    return this.database.transaction(caller, async () => {
      await this.sessions.insert(session);
      await this.outbox.publish(caller, new UserSignedIn({ userId: session.userId, sessionId: session.id }));
      return { token, session: viewOf(session, session.id) };
    });
  }

  /**
   * The calling session under a new token, since the caller has just shown the password; the former token ends at once.
   * Belongs into the transaction that holds the proof.
   */
  renew(caller: Caller): Promise<StartedSession> {
    const token = newSessionToken();
    return this.database.transaction(caller, async () => {
      const session = await this.sessions.renew(caller, sessionTokenHash(token), this.clock.now(), IDLE_MS);
      if (!session) throw kernelErrors.unauthenticated();
      return { token, session: viewOf(session, session.id) };
    });
  }

  /** Ends all sessions of the caller, less the one that calls. */
  async revokeOthers(caller: Caller): Promise<void> {
    const count = await this.endOthers(caller);
    if (count > 0) this.security.record('session_revoked', caller, { count });
  }

  /** The same as a part of something else, such as a reset. @returns how many there were */
  endOthers(caller: Caller): Promise<number> {
    return this.database.transaction(caller, async () => {
      const userId = signedInUser(caller);
      const ended = await this.sessions.revokeAll(caller, this.clock.now(), caller.sessionId);
      await this.outbox.publish(caller, ...ended.map((sessionId) => new SessionRevoked({ userId, sessionId })));
      return ended.length;
    });
  }

  async list(caller: Caller, { limit, cursor }: PageQuery): Promise<SessionList> {
    const scope = ['sessions', signedInUser(caller)];
    const [afterId] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () =>
      this.sessions.listLive(caller, this.clock.now(), afterId, limit + 1),
    );
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map((session) => viewOf(session, caller.sessionId)), nextCursor };
  }

  async revoke(caller: Caller, sessionId: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (!(await this.sessions.revoke(caller, sessionId, this.clock.now()))) throw sessionNotFound();
      await this.outbox.publish(caller, new SessionRevoked({ userId: signedInUser(caller), sessionId }));
    });
    this.security.record('session_revoked', caller, { sessionId });
  }

  async signOut(caller: Caller): Promise<void> {
    const { sessionId } = caller;
    if (sessionId === undefined) return;
    await this.database.transaction(caller, async () => {
      // Two sign-outs at once: the second one finds nothing to end, and that is what it asked for.
      if (!(await this.sessions.revoke(caller, sessionId, this.clock.now()))) return;
      await this.outbox.publish(caller, new UserSignedOut({ userId: signedInUser(caller), sessionId }));
    });
  }
}

function newSession(caller: Caller, method: SessionMethod, tokenHash: Buffer, now: Date): Session {
  return {
    id: randomUUIDv7(),
    userId: signedInUser(caller),
    tokenHash,
    assurance: 1,
    methods: [method],
    authenticatedAt: now,
    lastSeenAt: now,
    idleExpiresAt: new Date(now.getTime() + IDLE_MS),
    expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
    ip: caller.client?.ip ?? null,
    userAgent: caller.client?.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
    revokedAt: null,
    createdAt: now,
  };
}

const viewOf = (session: RenewedSession, currentId: string | undefined): SessionView => ({
  id: session.id,
  current: session.id === currentId,
  methods: session.methods,
  authenticatedAt: session.authenticatedAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  ip: session.ip,
  userAgent: session.userAgent,
});
