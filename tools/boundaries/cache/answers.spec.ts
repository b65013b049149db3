import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { remembered } from './answers.ts';

let root: string;
let runs: number;
beforeEach(() => {
  runs = 0;
  root = mkdtempSync(join(tmpdir(), 'boundaries-answers-'));
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'src'));
  write('src/a.ts', 'export const a = 1;');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(join(root, file), text);

/** Asks a program that counts how often it had to judge. @returns what was printed, and its exit code */
async function ask(words: readonly string[] = [], code: 0 | 1 | 2 = 1, says = 'judged'): Promise<[string, number]> {
  const printed: string[] = [];
  const io = { out: (text: string) => printed.push(text), err: () => undefined };
  const answered = await remembered(['--root', root, ...words], io, async (_, { out }) => {
    out(`${says} ${++runs}`);
    return code;
  });
  return [printed.join(''), answered];
}

describe('an answer', () => {
  it('is given again while nothing has changed, with its exit code', async () => {
    expect([await ask(), await ask()]).toEqual([
      ['judged 1', 1],
      ['judged 1', 1],
    ]);
  });

  it.each([
    ['a source file', 'src/a.ts'],
    ['a file that is no source', 'src/query.sql'],
    ['the configuration', 'boundaries.config.json'],
    ['a baseline', '.boundaries/src.json'],
    ['what is installed', 'node_modules/.package-lock.json'],
  ])('is asked for anew after a change of %s', async (_, file) => {
    await ask();
    mkdirSync(join(root, file, '..'), { recursive: true });
    write(file, '{ "changed": true }');
    expect(await ask()).toEqual(['judged 2', 1]);
  });

  it('belongs to its words', async () => {
    await ask(['--format', 'json']);
    expect(await ask(['--format', 'sarif'])).toEqual(['judged 2', 1]);
  });

  it.each([[['--no-cache']], [['--config', 'other.json']], [['prove']]])('is not remembered of %j', async (words) => {
    await ask(words);
    expect(await ask(words)).toEqual(['judged 2', 1]);
  });

  it('is not remembered where an import leads nowhere, since what it leads to may be built where nobody looks', async () => {
    await ask([], 1, 'imports/unresolved');
    expect(await ask([], 1, 'imports/unresolved')).toEqual(['imports/unresolved 2', 1]);
  });

  it('is not remembered where nothing could be judged', async () => {
    await ask([], 2);
    expect(await ask([], 2)).toEqual(['judged 2', 2]);
  });
});
