import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Plan, Round } from './test/benchmark/measure.js';

const hooks = new URL('../../../shared/testing/typescript-hooks.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./test/benchmark/program.ts', import.meta.url));

it('a round of the benchmark agrees with unleash-client, and counts every case and every size', async () => {
  const plan: Plan = { blocks: 1, blockMilliseconds: 2, sizes: [500, 1_000] };
  const words = ['--expose-gc', '--import', hooks, program, JSON.stringify(plan)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  const { cases, sizes } = JSON.parse(stdout) as Round;
  expect(Object.keys(cases)).toEqual(['simple', 'rollout', 'constraints', 'variants']);
  expect(sizes.map(({ flags }) => flags)).toEqual([500, 1_000]);
  const figures = [...Object.values(cases), ...sizes].flatMap((of) => Object.values(of) as number[]);
  expect(figures.filter((figure) => !(figure > 0))).toEqual([]);
}, 60_000);
