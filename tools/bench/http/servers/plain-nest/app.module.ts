import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import { AuthController } from './auth/auth.controller.js';
import { AuthGuard, Public } from './auth/auth.guard.js';
import { AuthService } from './auth/auth.service.js';
import { SessionsService } from './auth/sessions.service.js';
import { EventRecord, Membership, Organization, Session, User } from './entities.js';
import { EventsService } from './events/events.service.js';
import { RateLimiter } from './limits/rate-limiter.js';
import { MembershipsService } from './organizations/memberships.service.js';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { OrganizationsService } from './organizations/organizations.service.js';

@Controller('health')
class HealthController {
  @Get('ready')
  @Public()
  ready(): { status: string } {
    return { status: 'ready' };
  }
}

const entities = [User, Session, Organization, Membership, EventRecord];

/** One line a request, without the headers that pino-http would log. */
const logging = LoggerModule.forRoot({
  pinoHttp: {
    level: process.env.LOG_LEVEL ?? 'info',
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customProps: (request: IncomingMessage & { user?: { id: string } }, _response: ServerResponse) => ({
      userId: request.user?.id,
    }),
  },
});

@Module({
  imports: [
    logging,
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.BENCH_ADMIN_URL,
      poolSize: 10,
      entities,
      installExtensions: false,
      uuidExtension: 'pgcrypto',
    }),
    TypeOrmModule.forFeature(entities),
  ],
  controllers: [HealthController, AuthController, OrganizationsController],
  providers: [
    AuthService,
    SessionsService,
    OrganizationsService,
    MembershipsService,
    EventsService,
    RateLimiter,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class AppModule {}
