export { ConfigModule, Environment, provideConfig } from './config.module.js';
export { checkConfiguration, declaredSettings, defineConfig } from './define-config.js';
export type { ConfigClass, EnvironmentVariables } from './define-config.js';
export { ConfigurationError } from './configuration-error.js';
export { Keys, provideKeys } from './keys.js';
export { Secret } from './secret.js';
export { flag, secret, setting, wholeNumber } from './setting.js';
export type { Setting } from './setting.js';
