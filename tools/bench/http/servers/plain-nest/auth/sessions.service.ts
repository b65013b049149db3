import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { newToken } from '../../passwords.js';
import { Session } from '../entities.js';
import type { User } from '../entities.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

@Injectable()
export class SessionsService {
  constructor(@InjectRepository(Session) private readonly sessions: Repository<Session>) {}

  async findLive(token: string): Promise<Session | null> {
    // One statement: `findOne` with relations would be two, since it limits the rows.
    const session = await this.sessions
      .createQueryBuilder('session')
      .innerJoinAndSelect('session.user', 'user')
      .where('session.tokenHash = :hash', { hash: hashOf(token) })
      .andWhere('session.expiresAt > now()')
      .andWhere(`user.status = 'active'`)
      .getOne();
    if (session && Date.now() - session.lastSeenAt.getTime() >= MINUTE)
      await this.sessions.update({ id: session.id }, { lastSeenAt: new Date() });
    return session;
  }

  async start(
    manager: EntityManager,
    user: User,
    client: { ip: string | null; userAgent: string | null },
  ): Promise<{ session: Session; token: string }> {
    const [token, now] = [newToken(), new Date()];
    const times = { authenticatedAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 30 * DAY) };
    const draft = manager.create(Session, {
      user,
      tokenHash: hashOf(token),
      methods: ['password'],
      ...times,
      ...client,
    });
    return { session: await manager.save(draft), token };
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
