import { beforeEach, describe, expect, it } from '@jest/globals';
import { Evaluator } from '../evaluation/evaluator.js';
import type { Snapshot } from './snapshot.js';
import { bytesOf } from './snapshots.bytes.js';
import { placeOf, SnapshotsStore } from './snapshots.store.js';

const MEBIBYTE = 1024 * 1024;
const ruleset = { flags: [], segments: [] };
const snapshot = (organizationId: string, mebibytes: number, revision = 1): Snapshot => ({
  ...{ organizationId, environmentId: organizationId, environmentKey: 'production', revision, ruleset },
  ...{ loadedAt: new Date(), evaluator: new Evaluator(ruleset), flags: new Map(), moments: [] },
  bytes: mebibytes * MEBIBYTE,
});

let store: SnapshotsStore;
beforeEach(() => {
  store = new SnapshotsStore({ memoryMebibytes: 10 });
});
const held = () => store.all().map(({ organizationId }) => organizationId);
const read = (organizationId: string) => store.get(placeOf(organizationId, 'production'));

describe('the memory for flags', () => {
  it('is bounded by bytes: what was asked for longest ago goes', () => {
    for (const name of ['a', 'b', 'c']) store.put(snapshot(name, 3));
    read('a');
    store.put(snapshot('d', 3));
    expect([held(), store.bytes]).toEqual([['a', 'c', 'd'], 9 * MEBIBYTE]);
    store.put(snapshot('e', 6));
    expect([held(), store.bytes]).toEqual([['d', 'e'], 9 * MEBIBYTE]);
  });

  it('counts one that is read again by what it takes now, and for no more recent', () => {
    for (const name of ['a', 'b', 'c']) store.put(snapshot(name, 3));
    store.put(snapshot('a', 4, 2));
    expect([held(), store.bytes, read('a')?.revision]).toEqual([['a', 'b', 'c'], 10 * MEBIBYTE, 2]);
    store.put(snapshot('b', 4, 2));
    expect(held()).toEqual(['a', 'b']);
    store.remove(placeOf('a', 'production'));
    store.remove(placeOf('nobody', 'production'));
    expect(store.bytes).toBe(4 * MEBIBYTE);
  });

  it('never lets go of what is to be kept, nor of the one that came last', () => {
    store.keep('operator', 'production');
    expect(store.missing()).toEqual([{ organizationId: 'operator', environmentKey: 'production' }]);
    store.put(snapshot('operator', 8));
    store.put(snapshot('large', 50));
    expect([held(), store.missing()]).toEqual([['operator', 'large'], []]);
    store.put(snapshot('small', 1));
    expect(held()).toEqual(['operator', 'small']);
  });
});

describe('what a snapshot takes', () => {
  it('is told by the length of its definitions, and by its regular expressions, which take more than anything', () => {
    const rows = (content: string, count = 10) => Array.from({ length: count }, () => ({ content }));
    const [plain, twice] = [bytesOf(rows('{"operator":"IN"}')), bytesOf(rows('{"operator":"IN"}', 20))];
    expect(twice).toBe(2 * plain);
    expect(bytesOf(rows('x'.repeat(10_000)))).toBeGreaterThan(10 * 10_000 * 3);
    expect(bytesOf(rows('{"operator":"REGEX"}'))).toBeGreaterThan(10 * 18 * 1024);
  });
});
