import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Superuser } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import { isLong } from './form.js';
import type { World } from './partial-world.js';
import type { Fault } from './proxy.js';

const PAUSE_MS = 100;
const AT_ONCE = 10;

/** Something that begins, hurts for a while, and ends. */
export interface Suffering {
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
}

export const onTheWay = (world: World, part: 'api' | 'worker', fault: Fault): Suffering => ({
  begin: () => wayOf(world, part).set(fault),
  end: () => wayOf(world, part).heal(),
});
/** Names of test databases need no quotes. */
const nameIn = (address: string) => new URL(address).pathname.slice(1);
const wayOf = (world: World, part: 'api' | 'worker') => (part === 'api' ? world.apiWay : world.workerWay);

/** Somebody holds a lock that nobody else can have beside it. */
export function lockedTable(world: World, table: string): Suffering {
  let holder: Superuser | undefined;
  return {
    begin: async () => {
      holder = await Superuser.at(world.address);
      await holder.query(`begin; lock table ${table} in access exclusive mode`);
    },
    end: async () => holder?.end(),
  };
}

/**
 * No connection is to be had, and those that there were are gone. In the long form others take all that the server has, again
 * and again; in the short one, beside which other specs run, the database has a limit, and gives the same error (53300).
 */
export function connectionStorm(world: World): Suffering {
  const storm: Superuser[] = [];
  let own: Superuser | undefined;
  let storming: Promise<void> | undefined;
  let isOver = false;
  /** As many as the server still gives. */
  const take = async () => {
    for (let given = AT_ONCE; given === AT_ONCE;) {
      const asked = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => Superuser.at(world.address)));
      const taken = asked.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
      storm.push(...taken);
      given = taken.length;
    }
  };
  const hangUpOthers = () =>
    own?.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and pid <> all ($1::int[])`,
      [storm.map(({ pid }) => pid)],
    );
  const rage = async () => {
    for (; !isOver; await wait(PAUSE_MS)) {
      await take();
      await hangUpOthers();
      await take();
    }
  };
  const limit = async (most: number) => own?.query(`alter database ${nameIn(world.address)} connection limit ${most}`);
  return {
    begin: async () => {
      own = await Superuser.at(world.address);
      if (isLong) storming = rage();
      else await limit(0).then(hangUpOthers);
    },
    end: async () => {
      isOver = true;
      await storming;
      if (!isLong) await limit(-1);
      await Promise.all(storm.map((it) => it.end()));
      await own?.end();
    },
  };
}

/** A database that lies on a disk of its own, which is small: only who may mount can make one. */
export class SmallDisk implements Suffering {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bulkhead-disk-'));
  private readonly space = `small_${process.pid}`;
  private world: World | undefined;

  /** Why there can be none here; undefined where there can. */
  static get impossible(): string | undefined {
    if (process.getuid?.() !== 0) return 'mounting needs root: run it as root, or in a container that may mount';
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-mount-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
      execFileSync('umount', [folder]);
      return undefined;
    } catch {
      return 'a tmpfs cannot be mounted: give the container the capability SYS_ADMIN';
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Before anybody has connected. */
  async moveThere(database: TestDatabase): Promise<void> {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', this.folder]);
    const [row] = await database.query<{ path: string }>(`select current_setting('data_directory') as path`);
    const { uid, gid } = statSync(row!.path);
    chownSync(this.folder, uid, gid);
    const url = new URL(database.variables.DATABASE_URL);
    const name = nameIn(url.href);
    url.pathname = '/postgres';
    const client = await Superuser.at(url.href);
    await client.query(`create tablespace ${this.space} location '${this.folder}'`);
    await client.query(`alter database ${name} set tablespace ${this.space}`);
    await client.end();
  }

  of(world: World): Suffering {
    this.world = world;
    return this;
  }

  async begin(): Promise<void> {
    const client = await Superuser.at(this.world!.address);
    await client.query(
      'create table public.filler (filling text); alter table public.filler alter filling set storage plain',
    );
    for (const rows of [2_000, 100, 1])
      for (let full = false; !full;)
        full = await client
          .query(`insert into public.filler select repeat('x', 7000) from generate_series(1, ${rows})`)
          .then(() => false)
          .catch((error: { code?: string }) => error.code === '53100');
    await client.end();
  }

  async end(): Promise<void> {
    await this.world!.database.query('drop table public.filler');
    await this.world!.database.query('checkpoint');
  }

  /** After the database is gone. */
  async remove(address: string): Promise<void> {
    const url = new URL(address);
    url.pathname = '/postgres';
    const client = await Superuser.at(url.href);
    await client.query(`drop tablespace ${this.space}`);
    await client.end();
    execFileSync('umount', [this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
