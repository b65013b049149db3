import { Injectable } from '@nestjs/common';
import { signedInAs } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { besideBudget } from '../../../shared/http/index.js';
import { IDLE_MS, TOUCH_MS } from './sessions.lifetime.js';
import { SessionsRepository } from './sessions.repository.js';
import type { LiveSession } from './sessions.repository.js';
import { isSessionToken, sessionTokenHash } from './sessions.token.js';

/** Answers by one look-up and caches nothing, so whatever ends a session bites on the next request, on every replica. */
@Injectable()
export class SessionAuthenticator {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
  ) {}

  async authenticate(caller: Caller, token: string): Promise<Caller | null> {
    if (!isSessionToken(token)) return null;
    const session = await this.sessions.findLive(sessionTokenHash(token));
    if (!session) return null;
    const { id: sessionId, userId, authenticatedAt } = session;
    const person = { ...signedInAs(caller, userId), sessionId, authenticatedAt };
    await this.touch(person, session);
    return person;
  }

  private async touch(person: Caller, session: LiveSession): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_MS) return;
    const touch = () => this.sessions.touch(person, session, now, IDLE_MS);
    await besideBudget(() => this.database.transaction(person, touch));
  }
}
