import { Client } from 'pg';
import type { ClientBase } from 'pg';
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
const FIRST_KEEP_ALIVE_MS = 10_000;
const LONGEST_ANSWER_MS = 1_000;
const LONGEST_CONNECT_MS = 10_000;

/** A server that is gone without a word is found out by its silence: the kernel's own default is two hours. */
export const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: FIRST_KEEP_ALIVE_MS };

/**
 * What pools ask of each new connection. After a fail-over an address may lead to the former primary for a while, which is a
 * replica now: what is read there may be old, and nothing can be written.
 * @throws Error with PostgreSQL's own code for a server that takes no work now
 */
export async function refuseReadOnly(client: ClientBase, patienceMs = LONGEST_ANSWER_MS): Promise<void> {
  // One that takes connections and never answers must not hold a place in the pool: its connection is destroyed then.
  const question = { text: 'show transaction_read_only', query_timeout: patienceMs };
  const { rows } = await client.query<{ transaction_read_only: string }>(question);
  if (rows[0]?.transaction_read_only === 'on')
    throw Object.assign(new Error('The server takes no writes: it is a replica'), { code: '57P03' });
}

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

/** For one run of provision, migrate or the like, which may take long: a server that is not there is found out in time. */
export const adminClient = (url: Secret): Client =>
  new Client({ ...adminConnection(url), ...keepAlive, connectionTimeoutMillis: LONGEST_CONNECT_MS });

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
