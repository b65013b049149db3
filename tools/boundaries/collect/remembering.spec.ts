import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runProgram } from '../test/run.ts';
import { kept } from './kept.ts';
import type { Sources } from './sources.ts';
import type { Survey } from './survey.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'boundaries-remembering-'));
  for (const folder of ['node_modules', 'src/shop']) mkdirSync(join(root, folder), { recursive: true });
  const config = { modules: ['src/*'], shared: '', apps: '', tools: '', door: '' };
  writeFileSync(join(root, 'boundaries.config.json'), JSON.stringify(config));
  writeFileSync(join(root, 'src/shop/a.ts'), 'export const a = 1;');
});
afterEach(() => rmSync(root, { recursive: true }));

const memory = (): string => join(root, 'node_modules/.cache/boundaries/cruise.json');

it('uses nothing of what dependency-cruiser has read before, and adds nothing to it, without a cache', async () => {
  const judge = (...words: string[]) => runProgram(['--root', root, '--only', 'imports', ...words]);
  const fresh = await judge('--no-cache');
  expect(existsSync(memory())).toBe(false);
  expect(await judge()).toEqual(fresh);
  // As if it had seen no file: the two engines do not agree then.
  const remembered = readFileSync(memory(), 'utf8').replace(
    /"cruised":\{.*\}/,
    '"cruised":{"modules":[],"violations":[]}}',
  );
  writeFileSync(memory(), remembered);
  expect((await judge()).out).not.toBe(fresh.out);
  writeFileSync(memory(), remembered);
  expect(await judge('--no-cache')).toEqual(fresh);
  expect(readFileSync(memory(), 'utf8')).toBe(remembered);
});

it('asks a child again without a cache, and keeps another answer than that', async () => {
  let answers = 0;
  const sources = { root, overlay: new Map() } as unknown as Sources;
  const ask = (isFresh: boolean) =>
    kept({ sources, isFresh } as unknown as Survey, 'orm', 'digest', async () => ++answers);
  expect([await ask(true), await ask(false), await ask(true), await ask(false)]).toEqual([1, 2, 3, 2]);
  expect(readdirSync(join(root, 'node_modules/.cache/boundaries/orm'))).toEqual(['digest.json']);
});
