import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { ConfigurationError } from '../config/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { kernelConnection } from './connections.js';
import type { Connection } from './connections.js';
import type { DatabaseConfig } from './database.config.js';
import type { DeclaredCompartment } from './declared-compartments.js';
import { isPooled, kernelRoutes } from './placement.js';

/** What stays free for administrators and the server's own reserve. */
const SPARE = 10;
/** What provision and migrate open at once. */
const MIGRATOR = 2;
/** Of each process: one that asks for readiness, and on each server one that tells or hears of events. */
const PROBE = 1;
const HINTS = 1;
const PATIENCE_MS = 5_000;

/** What one process may open on one server. */
export interface Share {
  /** The kernel's login, past any pooler. */
  readonly connection: Connection;
  readonly databases: readonly string[];
  readonly connections: number;
  readonly isPooled: boolean;
}

/** What the sessions of a server say of who is connected. */
interface Sessions {
  /** Most that the server takes. */
  readonly most: number;
  /** Other processes of this product, those among them that are starting and came first. */
  readonly processes: number;
  /** Sessions of anything else. */
  readonly others: number;
}

const serverOf = ({ host, port }: Connection): string => `${host}:${port}`;

/** The connections of one process, by server: every pool full, and those of the kernel's own. */
export function sharesOf(
  config: DatabaseConfig,
  compartments: readonly DeclaredCompartment[],
  variables: EnvironmentVariables,
): Share[] {
  const shares = new Map<string, Share>();
  const add = (connection: Connection, connections: number, pooled: boolean) => {
    const known = shares.get(serverOf(connection));
    shares.set(serverOf(connection), {
      connection: known?.connection ?? connection,
      databases: [...new Set([...(known?.databases ?? []), connection.database])],
      connections: connections + (known?.connections ?? HINTS),
      isPooled: pooled || known?.isPooled === true,
    });
  };
  for (const it of compartments) {
    const { poolSize } = it.config.read(variables);
    const { direct } = kernelRoutes(config, it, variables);
    add(direct, poolSize ?? config.poolSize, isPooled(config, it, variables));
  }
  const direct = config.directUrl.reveal();
  add(kernelConnection(config, direct), PROBE, direct !== undefined && direct !== config.url.reveal());
  return [...shares.values()];
}

/**
 * What all processes together may open: a pool opens with the first work that needs it, so what is open now says little. So
 * many like this one, what others hold, and room for a migration.
 */
export const mostTogether = (share: Share, { processes, others }: Sessions): number =>
  (processes + 1) * share.connections + others + MIGRATOR;

const startingName = ({ rolePrefix }: DatabaseConfig): string => `${rolePrefix}:starting`;

/** A process that starts shows itself until it is `released`, so that of several that start at once each counts the others. */
export class Place {
  private readonly logger = new Logger('database');
  private readonly sessions: Client[] = [];

  constructor(
    private readonly config: DatabaseConfig,
    private readonly shares: readonly Share[],
  ) {}

  /** @throws ConfigurationError where a server has not as many connections as its processes may open */
  async take(): Promise<void> {
    const wrong: string[] = [];
    for (const share of this.shares) {
      const found = await this.look(share);
      const sum = share.isPooled ? found.others + HINTS : mostTogether(share, found);
      this.tell(share, found, sum);
      if (!share.isPooled && sum > found.most - SPARE) wrong.push(refusal(share, found, sum));
    }
    if (wrong.length > 0) throw new ConfigurationError(wrong);
  }

  async release(): Promise<void> {
    await Promise.all(this.sessions.map((it) => it.end().catch(() => undefined)));
  }

  private async look({ connection, databases }: Share): Promise<Sessions> {
    const client = new Client({
      ...connection,
      application_name: startingName(this.config),
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    client.on('error', () => undefined); // It only stands there to be counted.
    await client.connect();
    this.sessions.push(client);
    const { rolePrefix } = this.config;
    const { rows } = await client.query<Sessions>(sessions, [databases, `${rolePrefix}:`]);
    const [found] = rows;
    if (!found) throw new Error('The server does not know its sessions');
    return found;
  }

  private tell(share: Share, { most, processes, others }: Sessions, sum: number): void {
    const figures = { server: serverOf(share.connection), connections: share.connections, most, sum };
    if (share.isPooled && sum > most - SPARE)
      this.logger.warn({
        event: 'database.capacity_short',
        ...figures,
        msg: `Of ${most} connections ${others} are in use behind the pooler: give it fewer, or raise max_connections`,
      });
    else
      this.logger.log({
        event: 'database.capacity',
        ...figures,
        processes: processes + 1,
        others,
        msg: `This process opens ${share.connections} connections at most, and all together ${sum} of ${most}`,
      });
  }
}

/**
 * Any login may count sessions, and see their database and the name that they bear; what they do stays hidden from it. Each
 * process has one session of its own that asks for readiness, so there are as many processes as such sessions.
 */
const sessions = `
  with session as (
    select pid, application_name as name, datname = any($1) and starts_with(application_name, $2) as ours
    from pg_stat_activity where datid is not null and usesysid is not null and pid <> pg_backend_pid())
  select current_setting('max_connections')::int as most,
    count(*) filter (where ours and (name = $2 || 'health' or name = $2 || 'starting' and pid < pg_backend_pid()))::int
      as processes,
    count(*) filter (where not ours)::int as others
  from session`;

function refusal({ connection, connections }: Share, { most, processes, others }: Sessions, sum: number): string {
  const count = `${processes + 1} processes × ${connections} + ${others} of others + ${MIGRATOR} to migrate = ${sum}`;
  return (
    `${serverOf(connection)} has not enough connections: ${count}, and of its ${most} ${SPARE} have to stay free. ` +
    'Lower DATABASE_POOL_SIZE or start fewer processes, raise max_connections, or put PgBouncer in between'
  );
}

/** Shows this process to the others that start, and refuses to go on where there is no room for it. */
export async function takePlace(
  config: DatabaseConfig,
  compartments: readonly DeclaredCompartment[],
  variables: EnvironmentVariables,
): Promise<Place> {
  const place = new Place(config, sharesOf(config, compartments, variables));
  try {
    await place.take();
    return place;
  } catch (error) {
    await place.release();
    throw error;
  }
}
