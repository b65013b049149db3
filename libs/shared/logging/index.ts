export { LogConfig } from './log.config.js';
export { Logger } from './logger.js';
export { LoggingModule } from './logging.module.js';
export { securityFacts, SecurityLog } from './security-log.js';
export type { SecurityFact } from './security-log.js';
