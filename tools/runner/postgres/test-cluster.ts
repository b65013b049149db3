import { chmodSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isHolding, readHolder, takeLock } from '../lock.ts';
import { canEnter, serverAccount } from './account.ts';
import type { Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import { openCluster } from './cluster.ts';
import { clearLeftover } from './pid-file.ts';
import { Server } from './server.ts';

const FIRST_PORT = 25_432;
const PORTS = 5_000;
const prefix = 'bulkhead-test-';
const parents = [...new Set([tmpdir(), '/tmp', '/var/tmp'])];

export interface TestCluster {
  readonly server: Server;
  /** Stops the server and takes its data away. */
  destroy(): Promise<void>;
}

/**
 * A throw-away PostgreSQL in the system's folder for such things, and gone afterwards.
 * @param speed `test` is fast and careless with its data; `safe` costs what a server in production costs
 */
export async function startTestCluster(speed: 'safe' | 'test' = 'test'): Promise<TestCluster> {
  await sweep();
  const account = serverAccount('');
  const binaries = findBinaries(account);
  const folder = makeFolder(account);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    // Anywhere in the range: clusters that start at the same moment would otherwise all want the first free port.
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    const { cluster } = await openCluster(folder, binaries, account, port);
    const server = new Server(cluster, binaries, account, speed);
    await server.start((words) => process.stderr.write(`… ${words}\n`));
    return { server, destroy: () => server.stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** TMPDIR may lie where the server's account cannot go. */
function makeFolder(account: Account | null): string {
  for (const parent of parents) {
    const folder = mkdtempSync(join(parent, prefix));
    chmodSync(folder, 0o711);
    if (canEnter(account, folder)) {
      takeLock(join(folder, 'holder.json'), 'test cluster');
      return folder;
    }
    rmSync(folder, { recursive: true });
  }
  throw new Error('The account that runs PostgreSQL can enter no folder for temporary files');
}

/** Ends and removes what our own runs that were killed have left. */
async function sweep(): Promise<void> {
  for (const folder of parents.flatMap((parent) => globSync(`${parent}/${prefix}*`))) {
    const holder = readHolder(join(folder, 'holder.json'));
    if (!holder || isHolding(holder) || statSync(folder).uid !== process.getuid?.()) continue;
    await clearLeftover(join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
