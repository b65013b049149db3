import type { DynamicModule, Type } from '@nestjs/common';
import { ClockModule } from '../clock/index.js';
import { CompositionMetricsModule } from '../composition/index.js';
import { ConfigModule } from '../config/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { DatabaseModule } from '../database/index.js';
import { EventsModule } from '../events/index.js';
import { HealthModule } from '../health/index.js';
import { HttpModule } from '../http/index.js';
import type { HttpModuleOptions } from '../http/index.js';
import { LimitsModule } from '../limits/index.js';
import { LoggingModule } from '../logging/index.js';
import { MetricsListenerModule } from '../metrics/index.js';
import { SwitchesModule } from '../switches/index.js';

interface KernelOptions extends HttpModuleOptions {
  readonly variables: EnvironmentVariables;
  /** Whether this process carries and handles events. */
  readonly work: boolean;
}

/** What every module stands on, in one list: the product and its tests boot the same kernel. */
export const kernel = ({ variables, work, ...http }: KernelOptions): (DynamicModule | Type)[] => [
  ConfigModule.forRoot(variables),
  LoggingModule.forRoot(),
  ClockModule,
  DatabaseModule.forRoot(),
  LimitsModule,
  EventsModule.forRoot({ work }),
  HttpModule.forRoot(http),
  HealthModule,
  CompositionMetricsModule,
  SwitchesModule,
  MetricsListenerModule,
];
