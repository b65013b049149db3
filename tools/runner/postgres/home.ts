import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, stateFolder } from '../places.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { canEnter, serverAccount } from './account.ts';

const here = join(stateFolder, 'postgres');
/** Where root keeps the data of a clone that the server's account cannot enter, such as one below /root. */
const aside = join('/var/lib/bulkhead', createHash('sha256').update(root).digest('hex').slice(0, 12));

export interface Home {
  readonly folder: string;
  readonly account: Account | null;
  /** Set where the data do not lie in the clone. */
  readonly movedTo?: string;
}

/** The folder of this clone's database and the account that runs it. */
export function findHome(): Home {
  const isAside = process.getuid?.() === 0 && existsSync(join(aside, 'data'));
  const account = serverAccount(join(isAside ? aside : here, 'data'));
  if (isAside) return { folder: aside, account, movedTo: aside };
  make(here);
  checkOwner(join(here, 'data'));
  if (canEnter(account, here)) return { folder: here, account };
  if (existsSync(join(here, 'data'))) {
    throw new Refusal(
      `The user ${account?.name} runs PostgreSQL and can no longer enter ${here}`,
      `Open the folders above it for passing through: chmod o+x ${root}, and its parents`,
    );
  }
  make(aside);
  if (canEnter(account, aside)) return { folder: aside, account, movedTo: aside };
  throw new Refusal(
    `The user ${account?.name} runs PostgreSQL and can enter neither ${here} nor ${aside}`,
    'Open one of them (chmod o+x), or give a database of your own: DATABASE_URL=postgres://… npm start',
  );
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (statSync(folder).uid === process.getuid?.()) chmodSync(folder, 0o711);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      `The database’s folder ${folder} cannot be written (${code})`,
      `Make it writable for you, or give a database of your own: DATABASE_URL=postgres://… npm start`,
    );
  }
}

function checkOwner(data: string): void {
  const uid = process.getuid?.();
  const owner = statSync(data, { throwIfNoEntry: false })?.uid;
  if (uid === 0 || owner === undefined || owner === uid) return;
  throw new Refusal(
    `The data in ${data} belong to the user with number ${owner}, and you are ${uid}`,
    `Start as the user who made them (root runs PostgreSQL as another), or: sudo chown -R ${uid} ${stateFolder}`,
  );
}
