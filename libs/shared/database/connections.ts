import { Secret } from '../config/index.js';
import type { DatabaseConfig } from './database.config.js';
import { kernelLogin, passwordOf, rolesOf } from './roles.js';

/** What it takes to connect: pg's own options, so that every pool of the program is made from the same. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl?: { readonly rejectUnauthorized: boolean };
}

const DEFAULT_PORT = 5432;

/** The login of an address itself: for provision and migrate, and for everything with `DATABASE_ROLES=single`. */
export function adminConnection(url: Secret): Connection {
  const { hostname, port, pathname, username, password, searchParams } = new URL(url.reveal());
  const mode = searchParams.get('sslmode');
  return {
    host: decodeURIComponent(hostname).replace(/^\[|\]$/g, '') || '127.0.0.1',
    port: port ? Number(port) : DEFAULT_PORT,
    database: decodeURIComponent(pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(mode && mode !== 'disable' && { ssl: { rejectUnauthorized: mode.startsWith('verify') } }),
  };
}

/** A module's own login, on the server it lives on. */
export const moduleConnection = (config: DatabaseConfig, module: string, ownUrl?: string): Connection =>
  as(rolesOf(config.rolePrefix, module).login, config, ownUrl);

/** The kernel's login, which may connect and see nothing: for readiness, and for hints about events. */
export const kernelConnection = (config: DatabaseConfig, url?: string): Connection =>
  as(kernelLogin(config.rolePrefix), config, url);

function as(login: string, config: DatabaseConfig, ownUrl?: string): Connection {
  const address = adminConnection(ownUrl ? new Secret(ownUrl) : config.url);
  if (config.roles === 'single') return address;
  return { ...address, user: login, password: passwordOf(login, config.loginSecret) };
}
