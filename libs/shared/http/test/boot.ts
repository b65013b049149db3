import { Global, Injectable, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { inOrganization, signedInAs } from '../../callers/index.js';
import type { Caller, TenantCaller } from '../../callers/index.js';
import { compose } from '../../composition/index.js';
import { ConfigModule, provideConfig, provideKeys } from '../../config/index.js';
import { DomainError, kernelErrors } from '../../errors/index.js';
import { Counters, Limits, LimitsConfig, MemoryCounters } from '../../limits/index.js';
import { LoggingModule } from '../../logging/index.js';
import { Authenticator, Authorizer, createHttpAdapter, HttpConfig, HttpModule, prepareHttp } from '../index.js';
import type { Demand, EdgeLimits, HttpModuleOptions } from '../index.js';

export const organizationId = '0198c0de-0000-7000-8000-00000000000a';
export const suspendedId = '0198c0de-0000-7000-8000-00000000000b';

/** Tokens name their user: `ses_ada` is Ada's. After `.` stands how many minutes ago she signed in; a key never did. */
@Injectable()
class Tokens extends Authenticator {
  authenticate(caller: Caller, token: string): Promise<Caller | null> {
    const [, userId, minutes] = /^ses_([a-z]+)(?:\.(\d+|never))?$/.exec(token) ?? [];
    if (!userId) return Promise.resolve(null);
    const authenticatedAt = minutes === 'never' ? undefined : new Date(Date.now() - Number(minutes ?? 0) * 60_000);
    return Promise.resolve({ ...signedInAs(caller, userId), authenticatedAt });
  }
}

/** Ada may do everything in two organizations, one of which is suspended; Vic may read; others are strangers. */
@Injectable()
class Memberships extends Authorizer {
  async authorize(caller: Caller, id: string, { permission, changes }: Demand): Promise<TenantCaller> {
    const member = caller.userId === 'ada' || caller.userId === 'vic';
    if (!member || (id !== organizationId && id !== suspendedId))
      throw new DomainError('not_found', 'organization_not_found', 'This organization does not exist');
    if (permission === 'orders:write' && caller.userId !== 'ada') throw kernelErrors.permissionMissing(permission);
    if (changes && id === suspendedId)
      throw new DomainError('forbidden', 'organization_suspended', 'This organization is suspended');
    return inOrganization(caller, id, permission ? [permission] : []);
  }
}

@Module({
  providers: [
    { provide: Authenticator, useClass: Tokens },
    { provide: Authorizer, useClass: Memberships },
  ],
  exports: [Authenticator, Authorizer],
})
class GuardsModule {}

/** What is counted is counted here: this kernel has no database. */
@Global()
@Module({
  providers: [
    provideConfig(LimitsConfig),
    provideKeys('limits'),
    { provide: Counters, useClass: MemoryCounters },
    Limits,
  ],
  exports: [Limits, LimitsConfig],
})
class MemoryLimitsModule {}

export interface BootOptions {
  readonly variables?: Record<string, string>;
  readonly limits?: Partial<EdgeLimits>;
  readonly published?: Partial<HttpModuleOptions>;
  /** Takes what is logged; nothing is where it is missing. */
  readonly log?: DestinationStream;
}

/** The kernel around one module, initialised and not yet listening. */
export async function boot(
  module: Type,
  { variables = {}, limits, published, log }: BootOptions = {},
): Promise<NestFastifyApplication> {
  const environment = { DRAIN_MS: '0', LOG_LEVEL: log ? 'info' : 'silent', ...variables };
  const config = HttpConfig.read(environment);
  class App {}
  Module({
    imports: [
      ConfigModule.forRoot(environment),
      LoggingModule.forRoot(log),
      MemoryLimitsModule,
      HttpModule.forRoot({ problems: {}, openapi: { openapi: '3.1.0' }, ...published }),
      compose([module, GuardsModule]),
    ],
  })(App);
  const adapter = createHttpAdapter(config, limits);
  const app = await NestFactory.create<NestFastifyApplication>(App, adapter, { logger: false, abortOnError: false });
  await prepareHttp(app, config);
  return app;
}
