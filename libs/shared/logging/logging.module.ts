import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { provideConfig } from '../config/index.js';
import { MetricsModule } from '../metrics/index.js';
import { LineOutput, Lines } from './lines.js';
import { LogConfig } from './log.config.js';
import { Logger } from './logger.js';
import { SecurityLog } from './security-log.js';

@Module({})
export class LoggingModule {
  /** Once in the application, for everybody in it. @param out takes the lines instead of standard output */
  static forRoot(out?: DestinationStream): DynamicModule {
    const output = out ? [{ provide: LineOutput, useValue: out }] : [];
    return {
      module: LoggingModule,
      global: true,
      imports: [MetricsModule],
      providers: [provideConfig(LogConfig), ...output, Lines, Logger, SecurityLog],
      exports: [LogConfig, Logger, SecurityLog],
    };
  }
}
