import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { ActivityModule } from '../activity/index.js';
import { ClockModule } from '../clock/index.js';
import { provideConfig, provideKeys } from '../config/index.js';
import { MetricsModule } from '../metrics/index.js';
import { AccessGuard } from './access/access.guard.js';
import { ProtocolAccess } from './access/protocol-access.js';
import { RequestLimiter } from './access/request-limiter.js';
import { VerifiedKeys } from './access/verified-keys.js';
import { AnswerInterceptor } from './answers/answer.interceptor.js';
import { BudgetWatch } from './budget/budget.watch.js';
import { Draining } from './edge/draining.js';
import { HttpConfig } from './http.config.js';
import { HttpMetrics } from './http.metrics.js';
import { Published } from './openapi/published.js';
import type { HttpModuleOptions } from './openapi/published.js';
import { OverloadMetrics } from './overload/overload.metrics.js';
import { OverloadReports } from './overload/overload.reports.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { ReferenceController } from './reference/reference.controller.js';
import { Repeats } from './repeats/repeats.js';
import { RequestLog } from './requests/request-log.js';
import { RouteTable } from './routes/route-table.js';

/** The rules of HTTP, once in the application. Needs `LoggingModule.forRoot()`, and the ports `Authenticator` and `Authorizer`. */
@Module({})
export class HttpModule {
  static forRoot(published: HttpModuleOptions): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [DiscoveryModule, ClockModule, ActivityModule, MetricsModule],
      controllers: [ReferenceController],
      providers: [
        provideConfig(HttpConfig),
        provideKeys('http'),
        Draining,
        RouteTable,
        RequestLimiter,
        RequestLog,
        HttpMetrics,
        OverloadMetrics,
        OverloadReports,
        BudgetWatch,
        Repeats,
        { provide: VerifiedKeys, useFactory: () => new VerifiedKeys() },
        ProtocolAccess,
        { provide: Published, useValue: published },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [HttpConfig, Draining],
    };
  }
}
