import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { FlagsModule } from '../../libs/modules/flags/index.js';
import { IdentityModule } from '../../libs/modules/identity/index.js';
import { NotificationsModule } from '../../libs/modules/notifications/index.js';
import { OrganizationsModule } from '../../libs/modules/organizations/index.js';
import { compose } from '../../libs/shared/composition/index.js';
import { provideConfig } from '../../libs/shared/config/index.js';
import type { EnvironmentVariables } from '../../libs/shared/config/index.js';
import { kernel } from '../../libs/shared/kernel/index.js';
import { MetricsModule } from '../../libs/shared/metrics/index.js';
import { AppConfig } from './app.config.js';
import { AppMetrics } from './app.metrics.js';
import { openapi, problems } from './published.js';

/** The product: the kernel and its modules. Adding or removing a module is one line here. */
@Module({})
export class AppModule {
  /** @param work whether this process carries and handles events */
  static with(variables: EnvironmentVariables, { work }: { work: boolean }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...kernel({ variables, work, problems: problems(), openapi: openapi() }),
        MetricsModule,
        compose([IdentityModule, OrganizationsModule, NotificationsModule, FlagsModule]),
      ],
      providers: [provideConfig(AppConfig), AppMetrics],
    };
  }
}
