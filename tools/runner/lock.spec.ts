import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awaitLock, readHolder, takeLock } from './lock.ts';
import { birthOf } from './processes.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-lock-'));
  file = join(folder, 'holder.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const free = (taken: ReturnType<typeof takeLock>) => {
  if ('release' in taken) return taken.release;
  throw new Error('The lock is not free');
};

describe('a lock on the data', () => {
  it('says who holds it', () => {
    const release = free(takeLock(file, 'npm start'));
    expect(takeLock(file, 'npm run dev')).toEqual({
      heldBy: { pid: process.pid, birth: birthOf(process.pid), since: expect.any(String), what: 'npm start' },
    });
    release();
    expect(existsSync(file)).toBe(false);
  });

  it('is free when its holder is dead, even if another process has got that number', () => {
    const dead = { pid: process.pid, birth: 'another boot', since: '', what: 'npm start' };
    writeFileSync(file, JSON.stringify(dead));
    free(takeLock(file, 'npm run dev'));
    expect(readHolder(file)?.what).toBe('npm run dev');
  });

  it('is free when its file holds nothing that can be read', () => {
    writeFileSync(file, '');
    free(takeLock(file, 'npm start'));
  });

  it('is waited for in turn', async () => {
    const release = free(takeLock(file, 'first'));
    const waits: string[] = [];
    const second = awaitLock(file, 'second', ({ what }) => waits.push(what));
    release();
    (await second)();
    expect(waits).toEqual(['first']);
  });
});
