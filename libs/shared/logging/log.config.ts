import { z } from 'zod';
import { defineConfig, setting } from '../config/index.js';

export class LogConfig extends defineConfig('logging', {
  level: setting('LOG_LEVEL', z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    about: 'Least level that is logged: fatal, error, warn, info, debug, trace or silent',
    default: 'info',
  }),
}) {}
