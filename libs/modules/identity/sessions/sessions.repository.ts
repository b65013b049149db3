import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, MoreThan, Not, Repository } from 'typeorm';
import { signedInUser } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database, digest, sql } from '../../../shared/database/index.js';
import { Session } from './session.entity.js';

/** What a look-up tells of a session that is good for this request. */
export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
}

/** What people see of a session. */
export type RenewedSession = Pick<
  Session,
  'id' | 'methods' | 'authenticatedAt' | 'lastSeenAt' | 'expiresAt' | 'ip' | 'userAgent'
>;

@Injectable()
export class SessionsRepository {
  constructor(
    private readonly database: Database,
    @InjectRepository(Session, 'identity') private readonly sessions: Repository<Session>,
  ) {}

  async insert(session: Session): Promise<void> {
    await this.sessions.insert(session);
  }

  /** The session of this token, while neither it nor its user has ended. */
  async findLive(tokenHash: Buffer): Promise<LiveSession | null> {
    const found = await this.database.lookup<LiveSession>(
      'whose session is this',
      sql`select s.id, s.user_id as "userId", s.authenticated_at as "authenticatedAt", s.last_seen_at as "lastSeenAt"
        from identity.sessions s join identity.users u on u.id = s.user_id
        where s.token_hash = ${digest(tokenHash)} and s.revoked_at is null
          and s.idle_expires_at > now() and s.expires_at > now() and u.status = 'active'`,
    );
    return found[0] ?? null;
  }

  /** The caller's live sessions, the newest first, from the one after `afterId` on. */
  listLive(caller: Caller, now: Date, afterId: string | undefined, count: number): Promise<Session[]> {
    return this.sessions.find({
      where: { ...this.live(caller, now), ...(afterId !== undefined && { id: LessThan(afterId) }) },
      order: { id: 'DESC' },
      take: count,
    });
  }

  /** False when the caller has no such live session. */
  async revoke(caller: Caller, id: string, now: Date): Promise<boolean> {
    const { affected } = await this.sessions.update({ ...this.live(caller, now), id }, { revokedAt: now });
    return affected === 1;
  }

  /** Ends all live sessions of the caller but this one. @returns ids of those that it ended */
  async revokeAll(caller: Caller, now: Date, exceptId?: string): Promise<string[]> {
    const ended = await this.sessions
      .createQueryBuilder()
      .update({ revokedAt: now })
      .where({ ...this.live(caller, now), ...(exceptId !== undefined && { id: Not(exceptId) }) })
      .returning(['id'])
      .execute();
    return (ended.raw as { id: string }[]).map(({ id }) => id);
  }

  /** Puts the calling session, proven by password a moment ago, under a new token; null when it has ended. */
  async renew(caller: Caller, tokenHash: Buffer, now: Date, idleMs: number): Promise<RenewedSession | null> {
    const [rows] = await this.sessions.query<[RenewedSession[], number]>(
      `update identity.sessions set token_hash = $1, authenticated_at = $2, last_seen_at = $2,
         idle_expires_at = least(expires_at, $3),
         methods = case when 'password' = any (methods) then methods else methods || array['password'] end
       where id = $4 and user_id = $5 and revoked_at is null and idle_expires_at > $2 and expires_at > $2
       returning id, methods, authenticated_at as "authenticatedAt", last_seen_at as "lastSeenAt",
         expires_at as "expiresAt", ip, user_agent as "userAgent"`,
      [tokenHash, now, new Date(now.getTime() + idleMs), caller.sessionId, signedInUser(caller)],
    );
    return rows[0] ?? null;
  }

  /** Notes that the session was used; only one of several requests at once writes. */
  async touch(caller: Caller, { id, lastSeenAt }: LiveSession, now: Date, idleMs: number): Promise<void> {
    await this.sessions.query(
      `update identity.sessions set last_seen_at = $1, idle_expires_at = least(expires_at, $2)
       where id = $3 and user_id = $4 and last_seen_at <= $5`,
      [now, new Date(now.getTime() + idleMs), id, signedInUser(caller), lastSeenAt],
    );
  }

  private live(caller: Caller, now: Date) {
    return {
      userId: signedInUser(caller),
      revokedAt: IsNull(),
      idleExpiresAt: MoreThan(now),
      expiresAt: MoreThan(now),
    };
  }
}
