import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkConfiguration } from '../../libs/shared/config/index.js';
import type { EnvironmentVariables } from '../../libs/shared/config/index.js';
import { DatabaseConfig, declaredCompartments, takePlace } from '../../libs/shared/database/index.js';
import { runUntilStopped } from '../../libs/shared/health/index.js';
import { createHttpAdapter, HttpConfig, prepareHttp } from '../../libs/shared/http/index.js';
import { Logger } from '../../libs/shared/logging/index.js';
import { AppConfig } from './app.config.js';
import { AppModule } from './app.module.js';
import { environment } from './environment.js';
import { explainFailure } from './failures.js';

/** Starts this process, and keeps it running until it is told to stop. */
export async function serve(given: EnvironmentVariables): Promise<void> {
  try {
    const variables = environment(given);
    checkConfiguration(variables);
    const { role } = AppConfig.read(variables);
    const config = HttpConfig.read(variables);
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.with(variables, { work: role !== 'api' }),
      createHttpAdapter(config),
      { bufferLogs: true, abortOnError: false },
    );
    app.useLogger(app.get(Logger));
    const place = await takePlace(DatabaseConfig.read(variables), declaredCompartments(), variables);
    await prepareHttp(app, config);
    runUntilStopped(app, config);
    await app.listen(config.port, config.host);
    // From here on it is counted by its session for readiness.
    await place.release();
  } catch (error) {
    explainFailure(error);
    process.exit(1);
  }
}
