export { Logger } from 'nestjs-pino';
export { LogConfig } from './log.config.js';
export { LoggingModule } from './logging.module.js';
