import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { provideConfig } from '../config/index.js';
import { AccessGuard } from './access.guard.js';
import { AnswerInterceptor } from './answer.interceptor.js';
import { Draining } from './draining.js';
import { HttpConfig } from './http.config.js';
import { ProblemFilter } from './problem.filter.js';
import { Published, ReferenceController } from './reference/reference.controller.js';
import { RouteTable } from './route-table.js';

/** The committed registry: every code that the product can answer. */
export type ProblemRegistry = Readonly<
  Record<string, { readonly status: number; readonly title: string; readonly owner: string }>
>;

export interface HttpModuleOptions {
  /** Content of `docs/problems.json`: `GET /problems/{code}` answers from it. */
  readonly problems: ProblemRegistry;
  /** Content of `apps/api/openapi.json`: served at `/openapi.json` and rendered at `/docs`. */
  readonly openapi: Readonly<Record<string, unknown>>;
}

/** The rules of HTTP, once in the application. Needs the ports `Authenticator` and `Authorizer`. */
@Module({})
export class HttpModule {
  static forRoot(published: HttpModuleOptions): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [ReferenceController],
      providers: [
        provideConfig(HttpConfig),
        Draining,
        RouteTable,
        { provide: Published, useValue: published },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [HttpConfig, Draining],
    };
  }
}
