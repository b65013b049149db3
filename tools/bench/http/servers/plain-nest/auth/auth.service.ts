import { Injectable, UnauthorizedException } from '@nestjs/common';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { isPasswordOf } from '../../passwords.js';
import { User } from '../entities.js';
import { EventsService } from '../events/events.service.js';
import { RateLimiter } from '../limits/rate-limiter.js';
import { SessionsService } from './sessions.service.js';

interface Client {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

@Injectable()
export class AuthService {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly sessions: SessionsService,
    private readonly events: EventsService,
    private readonly limiter: RateLimiter,
  ) {}

  async signIn(email: string, password: string, client: Client): Promise<object> {
    const address = email.toLowerCase();
    await this.limiter.tryPassword(address, client.ip);
    const user = await this.users.findOneBy({ email: address, status: 'active' });
    if (!user || !(await isPasswordOf(user.passwordHash, password))) throw new UnauthorizedException();
    await this.limiter.forgiveTries(address, client.ip);
    const { session, token } = await this.source.transaction(async (manager) => {
      const started = await this.sessions.start(manager, user, client);
      await this.events.record(manager, [
        { type: 'user.signed_in', actorId: user.id, data: { userId: user.id, sessionId: started.session.id } },
      ]);
      return started;
    });
    const { id, name, locale, createdAt } = user;
    const { id: sessionId, methods, authenticatedAt, lastSeenAt, expiresAt, ip, userAgent } = session;
    return {
      outcome: 'signed_in',
      user: { id, email: user.email, name, locale, createdAt },
      session: { id: sessionId, current: true, methods, authenticatedAt, lastSeenAt, expiresAt, ip, userAgent },
      token,
    };
  }
}
