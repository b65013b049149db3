import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { ConfigClass, EnvironmentVariables } from './define-config.js';

/** The variables that this program was started with: the token under which configurations find them. */
export abstract class Environment {
  readonly variables!: EnvironmentVariables;
}

@Module({})
export class ConfigModule {
  /** Makes the environment known to every module of this application. */
  static forRoot(variables: EnvironmentVariables): DynamicModule {
    const environment = { provide: Environment, useValue: { variables } };
    return { module: ConfigModule, global: true, providers: [environment], exports: [environment] };
  }
}

/** Provides a configuration class, read when the application boots. */
export const provideConfig = (
  config: ConfigClass<never> | (abstract new (...args: never[]) => object),
): FactoryProvider => ({
  provide: config,
  inject: [Environment],
  useFactory: ({ variables }: Environment) => (config as unknown as ConfigClass).read(variables),
});
