import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { mentionsOf } from './walk.ts';

const loaded = (text: string): (string | null)[] =>
  mentionsOf(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ESNext, true))
    .filter(({ form }) => form === 'require' || form === 'dynamic-import')
    .map(({ specifier }) => specifier);

it('reads a path that is joined to the own folder as the specifier that it is worth', () => {
  const text = `import path, { join as put } from 'node:path';
const kept = path.join(__dirname, '..', 'users', 'user.entity');
require(kept);
import(put(import.meta.dirname, 'own'));
require(path.resolve(__dirname, './own/' + 'more'));`;
  expect(loaded(text)).toEqual(['../users/user.entity', './own', './own/more']);
});

it('knows nothing of a path that is joined elsewhere, or by somebody else', () => {
  const text = `import path from 'node:path';
import { join } from './strings';
require(path.join(process.cwd(), 'a'));
require(path.join(__dirname, '/a'));
require(path.join(__dirname, name));
require(join(__dirname, 'a'));`;
  expect(loaded(text)).toEqual([null, null, null, null]);
});
