import { Global, Injectable, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { byKey, inOrganization, signedInAs } from '../../callers/index.js';
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

const keyNamed = /^(sk|pk)_([a-z]+)(?:\.([a-z]+))?(?:\.(shop))?(?:\.\d+)?$/;
/** How often a key was verified, and what happens to the next verification. */
export const verifications: { count: number; fail?: () => unknown } = { count: 0 };

/**
 * Tokens name their user: `ses_ada` is Ada's. After `.` stands how many minutes ago she signed in. Keys name who answers for
 * them, their environment, whether they are for one origin, and a number: `pk_ada.staging.shop.1`.
 */
@Injectable()
class Tokens extends Authenticator {
  async authenticate(caller: Caller, token: string): Promise<Caller | null> {
    const [key, kind, responsibleUserId = '', environment, shop] = keyNamed.exec(token) ?? [];
    if (key) {
      verifications.count++;
      await verifications.fail?.();
      const restrictions = { ...(environment && { environment }), ...(shop && { origins: ['https://shop.example'] }) };
      const proven = { keyKind: kind === 'pk' ? 'publishable' : 'secret', organizationId, responsibleUserId } as const;
      return byKey(caller, {
        ...proven,
        keyId: key,
        scopes: ['orders:read', 'orders:write', 'orders:watch'],
        restrictions,
      });
    }
    const [, userId, minutes] = /^ses_([a-z]+)(?:\.(\d+|never))?$/.exec(token) ?? [];
    if (!userId) return null;
    const authenticatedAt = minutes === 'never' ? undefined : new Date(Date.now() - Number(minutes ?? 0) * 60_000);
    return { ...signedInAs(caller, userId), authenticatedAt };
  }
}

/** Ada may do everything in two organizations, one of which is suspended; Vic may read; others are strangers. */
@Injectable()
class Memberships extends Authorizer {
  async authorize(caller: Caller, id: string, { permission, changes }: Demand): Promise<TenantCaller> {
    const person = caller.responsibleUserId ?? caller.userId;
    const member = person === 'ada' || person === 'vic';
    const isElsewhere = caller.kind === 'key' && caller.organizationId !== id;
    if (!member || isElsewhere || (id !== organizationId && id !== suspendedId))
      throw new DomainError('not_found', 'organization_not_found', 'This organization does not exist');
    if (permission === 'orders:write' && person !== 'ada') throw kernelErrors.permissionMissing(permission);
    if (changes && id === suspendedId)
      throw new DomainError('forbidden', 'organization_suspended', 'This organization is suspended');
    return inOrganization(caller, id, permission ? [permission] : []);
  }

  permissionsOf(): Promise<null> {
    return Promise.resolve(null);
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
