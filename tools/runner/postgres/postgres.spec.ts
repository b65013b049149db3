import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, whyNot } from '../ports.ts';
import { isAlive, waitFor } from '../processes.ts';
import { readAccounts } from './account.ts';
import { explain } from './given.ts';
import { isServerOf, parsePidFile } from './pid-file.ts';
import { query } from './query.ts';
import { startWords } from './settings.ts';
import type { TestCluster } from './test-cluster.ts';
import { startTestCluster } from './test-cluster.ts';

describe('postmaster.pid', () => {
  const lines = ['4711', '/srv/data', '1795612019', '16000', '', '127.0.0.1', '  2147785         9', 'ready   ', ''];

  it('is read line by line', () => {
    const expected = { pid: 4711, dataFolder: '/srv/data', port: 16000, ready: true };
    expect(parsePidFile(lines.join('\n'))).toEqual(expected);
  });
  it('is not ready while the server starts, and nothing while it is being written', () => {
    expect(parsePidFile(lines.with(7, 'starting').join('\n'))?.ready).toBe(false);
    expect(parsePidFile('')).toBeNull();
  });
  it('is believed only if that process is a PostgreSQL on that very folder', () => {
    expect(isServerOf('/srv/data', ['/opt/bin/postgres', '-D', '/srv/data', '-p', '1'])).toBe(true);
    expect(isServerOf('/srv/data', ['/opt/bin/postgres', '-D', '/srv/other'])).toBe(false);
    expect(isServerOf('/srv/data', ['vi', '-D', '/srv/data'])).toBe(false);
    expect(isServerOf('/srv/data', [])).toBe(false);
  });
});

describe('choosing', () => {
  it('a port: the next one when it is taken', async () => {
    expect(await freePort(100, async (port) => port === 103)).toBe(103);
  });
  it('a port: really tries to listen', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    expect(await whyNot(port, '127.0.0.1')).toBe('EADDRINUSE');
    await new Promise((resolve) => server.close(resolve));
    expect(await whyNot(port, '127.0.0.1')).toBeNull();
  });
  it('an account: never root', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\ntoor:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
    expect(readAccounts(passwd)).toEqual([{ name: 'nobody', uid: 65534, gid: 65533 }]);
  });
  it('settings: careless ones are for tests, and nothing is for production', () => {
    const cluster = { data: '/srv/data', port: 1 };
    expect(startWords(cluster, 'safe').join(' ')).not.toContain('fsync');
    expect(startWords(cluster, 'test')).toContain('fsync=off');
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    expect(() => startWords(cluster, 'test')).toThrow('never runs in production');
    process.env.NODE_ENV = before;
  });
});

describe('a wrong DATABASE_URL', () => {
  const url = new URL('postgres://ada@db.example/shop');

  it.each([
    ['ECONNREFUSED', 'Nothing answers at db.example:5432'],
    ['ENOTFOUND', 'There is no host db.example'],
    ['28P01', 'does not accept the password of ada'],
    ['3D000', 'has no database shop'],
    ['XX000', 'cannot be used: boom'],
  ])('is one sentence for %s', (code, words) => {
    expect(explain(Object.assign(new Error('boom'), { code }), url).message).toContain(words);
  });
});

describe('a real server', () => {
  let cluster: TestCluster;
  const ask = <Row>(text: string) => query<Row>(cluster.server.url('postgres'), text);

  beforeAll(async () => {
    cluster = await startTestCluster();
  }, 60_000);
  afterAll(() => cluster.destroy());

  it('lets nobody in without the password', async () => {
    const url = cluster.server.url('postgres').replace(/:[^:@]+@/, ':guess@');
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('preloads pg_stat_statements and takes 300 connections', async () => {
    const [row] = await ask(
      `select current_setting('shared_preload_libraries') as preloaded, current_setting('max_connections') as most`,
    );
    expect(row).toEqual({ preloaded: 'pg_stat_statements', most: '300' });
  });

  it('is started again after kill -9, past its stale postmaster.pid, with every committed row', async () => {
    await ask(`create table kept as select 'a row' as words`);
    // The careless settings of a test cluster flush nothing: what is tested is the restart, not the disk.
    await ask('checkpoint');
    const killed = cluster.server.pid;
    process.kill(killed, 'SIGKILL');
    expect(await waitFor(() => cluster.server.pid !== killed && isAlive(cluster.server.pid), 20_000)).toBe(true);
    expect(await waitForRow(() => ask('select words from kept'))).toEqual([{ words: 'a row' }]);
  });
});

/** The server takes connections a moment after its process has begun. */
async function waitForRow<Row>(read: () => Promise<Row[]>): Promise<Row[]> {
  for (const end = Date.now() + 20_000; ;) {
    try {
      return await read();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(20);
    }
  }
}
