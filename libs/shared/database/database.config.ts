import { z } from 'zod';
import { defineConfig, secret, setting, wholeNumber } from '../config/index.js';

const SHORTEST_SECRET = 16;
const postgresUrl = () => z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' });

/** Where the data lies, and how the compartments reach it. */
export class DatabaseConfig extends defineConfig('kernel', {
  url: secret('DATABASE_URL', postgresUrl(), {
    about:
      'PostgreSQL 15 or newer, postgres://login:password@host:port/database; only provision and migrate use its login',
  }),
  directUrl: secret('DATABASE_DIRECT_URL', postgresUrl().optional(), {
    about:
      'The same database past a pooler, for provision, migrate and what needs a session; DATABASE_URL when it is not set. Set behind a pooler, it also keeps statements from being prepared',
  }),
  roles: setting('DATABASE_ROLES', z.enum(['per_module', 'single']), {
    about:
      'per_module: each module logs in as itself; single: all as the login of DATABASE_URL, where CREATE ROLE is forbidden',
    default: 'per_module',
  }),
  loginSecret: secret('DATABASE_LOGIN_SECRET', z.string().min(SHORTEST_SECRET), {
    about: 'The passwords of the modules’ logins are derived from it; after a change run db:provision once',
    developmentDefault: 'development-login-secret',
  }),
  rolePrefix: setting('DATABASE_ROLE_PREFIX', z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), {
    about: 'What the names of the database roles start with; roles are shared by all databases of a server',
    default: 'bulkhead',
  }),
  poolSize: setting('DATABASE_POOL_SIZE', wholeNumber(1, 100), {
    about: 'Most connections that one module holds in one process',
    default: '3',
  }),
  acquireTimeoutMs: setting('DATABASE_ACQUIRE_TIMEOUT_MS', wholeNumber(50, 60_000), {
    about: 'How long a unit of work waits for a connection of its module, in milliseconds',
    default: '1000',
  }),
}) {}

/** One module's own settings: its pool, and its database once it has moved out. */
export const compartmentConfig = (module: string) => {
  const prefix = module.replaceAll('-', '_').toUpperCase();
  return defineConfig(module, {
    url: secret(`${prefix}_DATABASE_URL`, postgresUrl().optional(), {
      about: `A server of its own for the module ${module}; as DATABASE_URL, which holds when it is not set`,
    }),
    directUrl: secret(`${prefix}_DATABASE_DIRECT_URL`, postgresUrl().optional(), {
      about: `That server past a pooler, as DATABASE_DIRECT_URL; ${prefix}_DATABASE_URL when it is not set`,
    }),
    poolSize: setting(`${prefix}_DATABASE_POOL_SIZE`, wholeNumber(1, 100).optional(), {
      about: `Most connections of the module ${module} in one process; DATABASE_POOL_SIZE when it is not set`,
    }),
  });
};
