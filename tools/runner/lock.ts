import { accessSync, constants, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { birthOf } from './processes.ts';
import { Refusal } from './refusal.ts';

/** Who holds a lock. `birth` tells the process from a later one that got the same number. */
export interface Holder {
  readonly pid: number;
  readonly birth: string | null;
  readonly since: string;
  readonly what: string;
}

type Taken = { readonly release: () => void } | { readonly heldBy: Holder };

/** Takes a lock file, or says which living process has it. A dead holder's lock counts as free. */
export function takeLock(file: string, what: string): Taken {
  makeWritable(dirname(file));
  const { pid } = process;
  const mine: Holder = { pid, birth: birthOf(pid), since: new Date().toISOString(), what };
  const draft = `${file}.${pid}`;
  for (;;) {
    writeFileSync(draft, JSON.stringify(mine));
    try {
      linkSync(draft, file);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(file);
    if (holder && isHolding(holder)) return { heldBy: holder };
    if (holder) clearAway(file, holder);
    else rmSync(file, { force: true });
  }
}

/** As `takeLock`, but waits for its turn. `onWait` is called once, if it comes to that. */
export async function awaitLock(file: string, what: string, onWait: (holder: Holder) => void): Promise<() => void> {
  for (let turn = 0; ; turn++) {
    const taken = takeLock(file, what);
    if ('release' in taken) return taken.release;
    if (turn === 0) onWait(taken.heldBy);
    await delay(100);
  }
}

export function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Whether the process that wrote this still lives, and is not another one that was given its number. */
export const isHolding = ({ pid, birth }: Holder): boolean => birth !== null && birthOf(pid) === birth;

/** Moves a dead holder's file aside, and back if another process was quicker and it is no longer that holder's. */
function clearAway(file: string, dead: Holder): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readHolder(aside);
    if (moved && moved.birth !== dead.birth && isHolding(moved)) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      `You may not write to ${folder} (${code})`,
      `As an administrator: chown -R ${process.getuid?.()} ${folder}`,
    );
  }
}
