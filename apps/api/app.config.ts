import { z } from 'zod';
import { defineConfig, setting } from '../../libs/shared/config/index.js';

/** What this process is. */
export class AppConfig extends defineConfig('api', {
  environment: setting('NODE_ENV', z.enum(['development', 'test', 'production']), {
    about: 'production refuses development defaults, the embedded database, the local mailbox and demo data',
    default: 'development',
  }),
  role: setting('ROLE', z.enum(['all', 'api', 'worker']), {
    about: 'api serves requests, worker carries and handles events, all does both; each answers the health probes',
    default: 'all',
  }),
}) {}
