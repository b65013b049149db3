import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { selfTimes, sums } from './cpu-profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-profile-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber: 0 },
  children,
});

it('a profile tells whose code took the time, and who had Node and V8 do theirs', () => {
  const file = join(folder, 'planted.cpuprofile');
  const nodes = [
    node(1, '(root)', '', [2, 3, 8]),
    node(2, '(idle)', ''),
    node(3, 'handle', 'file:///x/dist/libs/shared/http/edge/edge-refusal.js', [4, 7]),
    node(4, 'query', 'file:///x/node_modules/pg/lib/client.js', [5]),
    node(5, 'write', 'node:net', [6]),
    node(6, 'writev', ''),
    node(7, 'map', 'file:///x/node_modules/@scope/name/index.js'),
    node(8, '(garbage collector)', ''),
  ];
  const samples = [2, 3, 4, 5, 6, 7, 8];
  writeFileSync(file, JSON.stringify({ nodes, samples, timeDeltas: [1000, 1, 2, 4, 8, 16, 32] }));
  const times = selfTimes(file);
  expect(times[0]).toMatchObject({ owner: 'garbage collection', microseconds: 32 });
  expect(new Map(sums(times, 'owner'))).toEqual(
    new Map([
      ['garbage collection', 32],
      ['@scope/name', 16],
      ['built into V8 and Node', 8],
      ['node: net', 4],
      ['pg', 2],
      ['libs/shared/http', 1],
    ]),
  );
  expect(new Map(sums(times, 'client'))).toEqual(
    new Map([
      ['garbage collection', 32],
      ['@scope/name', 16],
      ['pg', 14],
      ['libs/shared/http', 1],
    ]),
  );
});
