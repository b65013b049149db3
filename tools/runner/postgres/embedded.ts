import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHolding, readHolder, takeLock } from '../lock.ts';
import { root } from '../places.ts';
import { Refusal } from '../refusal.ts';
import { findBinaries } from './binaries.ts';
import { address, openCluster } from './cluster.ts';
import type { Home } from './home.ts';
import { findHome } from './home.ts';
import { readPidFile } from './pid-file.ts';
import { query } from './query.ts';
import { Server } from './server.ts';

const database = 'bulkhead';

/** One number for each clone, so that two clones side by side do not take turns with a port. Below the ephemeral range. */
const firstPort = 15_432 + (Buffer.from(root).reduce((sum, byte) => (sum * 31 + byte) % 997, 7) % 997);

/** The claim on this clone's data: taken first, given back last. */
export interface Claim extends Home {
  readonly release: () => void;
}

/** @throws Refusal when another process works on the same data */
export function claimData(what: string): Claim {
  const home = findHome();
  const taken = takeLock(join(home.folder, 'holder.json'), what);
  if ('release' in taken) return { ...home, release: taken.release };
  const { pid, since, what: other } = taken.heldBy;
  throw new Refusal(
    `${other} already runs on the data in ${home.folder}: process ${pid}, since ${since}`,
    `Use that one, or stop it first: kill ${pid}`,
  );
}

export interface Embedded {
  readonly url: string;
  readonly server: Server;
  readonly says: string;
}

/** The address of this clone's database while another process has it running; null otherwise. */
export function runningDatabase(): string | null {
  const { folder } = findHome();
  const holder = readHolder(join(folder, 'holder.json'));
  if (!holder || !isHolding(holder)) return null;
  const port = readPidFile(join(folder, 'data'))?.port;
  return port ? address(readFileSync(join(folder, 'password'), 'utf8'), port, database) : null;
}

/** Starts this clone's own PostgreSQL. Its database may not exist yet: see `ensureDatabase`. */
export async function startEmbedded(claim: Claim, onDeath: (words: string) => void): Promise<Embedded> {
  const { folder, account } = claim;
  const binaries = findBinaries(account);
  const { cluster, leftover } = await openCluster(folder, binaries, account, firstPort);
  const server = new Server(cluster, binaries, account, 'safe');
  await server.start(onDeath);
  const notes = [
    `PostgreSQL ${binaries.version} on 127.0.0.1:${cluster.port}`,
    account && `as ${account.name}`,
    claim.movedTo && `data in ${claim.movedTo}, which it can reach`,
    binaries.copiedTo && `binaries copied to ${binaries.copiedTo}`,
    leftover,
  ];
  return { url: server.url(database), server, says: notes.filter(Boolean).join(', ') };
}

/** Makes the one database of a new cluster. */
export async function ensureDatabase({ server, url }: Embedded): Promise<void> {
  const found = await query(server.url('postgres'), 'select 1 from pg_database where datname = $1', [database]);
  if (found.length > 0) return;
  await query(server.url('postgres'), `create database ${database}`);
  await query(url, 'create extension pg_stat_statements');
}
