import type { Cluster } from './cluster.ts';

/** What every server of ours runs with. All of it stands on the command line: an old cluster follows a new release. */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_preload_libraries: 'pg_stat_statements',
  log_line_prefix: '%m [%p] %u@%d ',
  timezone: 'UTC',
};

/** A test cluster lives for one run: it may lose everything in a crash, and its passwords need no cost. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '1h',
  scram_iterations: '1',
};

/** The words to start `postgres` with. @throws when speed is asked for in production */
export function startWords({ data, port }: Pick<Cluster, 'data' | 'port'>, speed: 'safe' | 'test'): string[] {
  if (process.env.NODE_ENV === 'production') throw new Error('An embedded PostgreSQL never runs in production');
  const settings = { ...always, ...(speed === 'test' && careless) };
  return [
    '-D',
    data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
