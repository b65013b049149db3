import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Logger } from 'nestjs-pino';
import type { PinoLogger } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { provideConfig } from '../config/index.js';
import { MetricsModule } from '../metrics/index.js';
import { LineOutput, Lines } from './lines.js';
import { LogConfig } from './log.config.js';
import { SecurityLog } from './security-log.js';

/**
 * Nest's logger: `app.useLogger(app.get(Logger))`. Everybody logs through `new Logger('flags')` of @nestjs/common. Of
 * nestjs-pino it is the logger alone: its module keeps one pino for all programs of a process, and makes a child of it
 * for each request, which the activity around a line spares.
 */
const nestLogger = {
  provide: Logger,
  inject: [Lines],
  useFactory: ({ log }: Lines) => new Logger(log as unknown as PinoLogger, { renameContext: 'module' }),
};

@Module({})
export class LoggingModule {
  /** Once in the application, for everybody in it. @param out takes the lines instead of standard output */
  static forRoot(out?: DestinationStream): DynamicModule {
    const output = out ? [{ provide: LineOutput, useValue: out }] : [];
    return {
      module: LoggingModule,
      global: true,
      imports: [MetricsModule],
      providers: [provideConfig(LogConfig), ...output, Lines, nestLogger, SecurityLog],
      exports: [LogConfig, Logger, SecurityLog],
    };
  }
}
