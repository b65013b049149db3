export { LogConfig } from './log.config.js';
export { Logger } from 'nestjs-pino';
export { LoggingModule } from './logging.module.js';
export { securityFacts, SecurityLog } from './security-log.js';
export type { SecurityFact } from './security-log.js';
