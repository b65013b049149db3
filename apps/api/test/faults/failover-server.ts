import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Superuser } from '../../../../libs/shared/testing/index.js';
import { freePort } from '../processes.js';

const LONGEST_START_MS = 60_000;
const LOOK_MS = 25;
const [superuser, password] = ['bulkhead', 'failover'];

/** Programs of the server that this test run has, and the user that runs it. */
export interface Programs {
  readonly folder: string;
  readonly account: { readonly uid: number; readonly gid: number };
}

/** @returns why there are none here, where the server of this run is on another machine */
export async function findPrograms(address = process.env.TEST_DATABASE_URL ?? ''): Promise<Programs | string> {
  const [found] = await ask<{ folder: string; data: string }>(
    address,
    `select setting as folder, current_setting('data_directory') as data from pg_config where name = 'BINDIR'`,
  );
  const data = found && fs.statSync(found.data, { throwIfNoEntry: false });
  if (!data || !fs.existsSync(join(found.folder, 'initdb'))) return 'the server of TEST_DATABASE_URL runs elsewhere';
  return { folder: found.folder, account: { uid: data.uid, gid: data.gid } };
}

export async function ask<Row>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const session = await Superuser.at(url);
  return session.query<Row>(text, values).finally(() => session.end().catch(() => undefined));
}

/** What a harness may lose with its machine, it need not wait for; a killed server loses nothing by it. */
const settings = {
  ...{ listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', shared_buffers: '32MB' },
  ...{ wal_keep_size: '256MB', max_connections: '100', scram_iterations: '1', timezone: 'UTC' },
};
const words = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const environment = { PATH: process.env.PATH, LANG: 'C.UTF-8', LC_ALL: 'C' };

/** A PostgreSQL of a harness's own: a primary, or a replica that streams from one. */
export class FailoverServer {
  private child!: ChildProcess;

  private constructor(
    private readonly programs: Programs,
    private readonly home: string,
    readonly port: number,
  ) {}

  /** A new cluster, running. */
  static async make(programs: Programs): Promise<FailoverServer> {
    const server = await FailoverServer.at(programs);
    const passwordFile = join(server.home, 'password');
    fs.writeFileSync(passwordFile, password, { mode: 0o644 });
    const login = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const initdb = [`--pgdata=${server.data}`, ...login, ...locale, '--no-sync', '--no-instructions'];
    const { status, stderr } = spawnSync(join(programs.folder, 'initdb'), initdb, server.as());
    if (status !== 0) throw new Error(`initdb failed: ${stderr.toString()}`);
    await server.start();
    return server;
  }

  private static async at(programs: Programs): Promise<FailoverServer> {
    const home = fs.mkdtempSync(join(tmpdir(), 'bulkhead-failover-'));
    fs.chmodSync(home, 0o755);
    if (process.getuid?.() === 0) fs.chownSync(home, programs.account.uid, programs.account.gid);
    return new FailoverServer(programs, home, await freePort());
  }

  url(database = 'postgres'): string {
    return `postgres://${superuser}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** A copy of the data folder, made while this one works, that follows it from there on. */
  async replica(): Promise<FailoverServer> {
    const copy = await FailoverServer.at(this.programs);
    const session = await Superuser.at(this.url());
    try {
      await session.query(`select pg_backup_start('replica', fast => true)`);
      // Files that are in the way of nobody may vanish meanwhile, and cp says so.
      spawnSync('cp', ['-a', this.data, copy.data]);
      const [stopped] = await session.query<{ label: string }>('select labelfile as label from pg_backup_stop(false)');
      copy.becomeStandby(stopped!.label, this.port);
    } finally {
      await session.end();
    }
    await copy.start();
    await this.until(`select from pg_stat_replication where state = 'streaming'`);
    return copy;
  }

  /** Whether a commit is acknowledged only once a replica has it, too. */
  async waitForReplica(name: '*' | ''): Promise<void> {
    await this.set('synchronous_standby_names', name);
    if (name) await this.until(`select from pg_stat_replication where sync_state = 'sync'`);
  }

  /** Takes no writes from now on, and cuts nobody off. Resolves when nothing waits for the replica any more. */
  async demote(): Promise<void> {
    await this.set('default_transaction_read_only', 'on');
    await this.until(`select where not exists (select from pg_stat_activity where wait_event = 'SyncRep')`);
  }

  async promote(): Promise<void> {
    await ask(this.url(), 'select pg_promote(wait => true, wait_seconds => 30)');
    await this.until('select where not pg_is_in_recovery()');
  }

  /** Follows nobody any more, and does not say so. */
  async stopFollowing(): Promise<void> {
    await this.set('primary_conninfo', '');
    await this.until('select where not exists (select from pg_stat_wal_receiver)');
  }

  /** Ends all of its processes at once, as a machine does that loses its power. */
  async kill(): Promise<void> {
    const pid = this.child.pid ?? 0;
    const children = fs.existsSync(`/proc/${pid}`) ? fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8') : '';
    for (const it of [pid, ...children.trim().split(' ').map(Number)]) if (it > 0) killIfThere(it);
    if (!this.hasEnded) await once(this.child, 'exit');
  }

  /** Ends it, and takes its data away. */
  async destroy(): Promise<void> {
    await this.kill();
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private get data(): string {
    return join(this.home, 'data');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private as() {
    const account = process.getuid?.() === 0 ? this.programs.account : {};
    return { ...account, cwd: '/', env: environment };
  }

  private async start(): Promise<void> {
    const log = fs.openSync(join(this.home, 'log'), 'a');
    const all = ['-D', this.data, '-p', String(this.port), ...words(settings)];
    // In a group of its own: Ctrl-C in a terminal is for the harness to hear.
    const options = { ...this.as(), detached: true, stdio: ['ignore', log, log] as ['ignore', number, number] };
    this.child = spawn(join(this.programs.folder, 'postgres'), all, options);
    fs.closeSync(log);
    await this.until('select');
  }

  private becomeStandby(label: string, from: number): void {
    const own = (file: string, text: string) => {
      fs.writeFileSync(join(this.data, file), text, { mode: 0o600 });
      if (process.getuid?.() === 0)
        fs.chownSync(join(this.data, file), this.programs.account.uid, this.programs.account.gid);
    };
    for (const file of fs.readdirSync(join(this.data, 'pg_wal')))
      fs.rmSync(join(this.data, 'pg_wal', file), { recursive: true });
    for (const file of ['postmaster.pid', 'postmaster.opts']) fs.rmSync(join(this.data, file), { force: true });
    own('backup_label', label);
    own('standby.signal', '');
    const primary = `host=127.0.0.1 port=${from} user=${superuser} password=${password}`;
    own('postgresql.auto.conf', `primary_conninfo = '${primary}'\n`);
  }

  private async set(name: string, value: string): Promise<void> {
    await ask(this.url(), `alter system set ${name} = '${value}'`);
    await ask(this.url(), 'select pg_reload_conf()');
  }

  /** Until the server gives a row, however often it cannot be asked. */
  private async until(text: string): Promise<void> {
    let last: unknown = 'it gave no row';
    for (const deadline = Date.now() + LONGEST_START_MS; Date.now() < deadline && !this.hasEnded; await wait(LOOK_MS)) {
      const rows = await ask(this.url(), text).catch((error: unknown) => void (last = error));
      if (rows && rows.length > 0) return;
    }
    const log = fs.readFileSync(join(this.home, 'log'), 'utf8').slice(-2_000);
    throw new Error(`Never came: ${text}\n${log}`, { cause: last });
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
