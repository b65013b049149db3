import { expect, it } from '@jest/globals';
import { ownPackage } from './own-package.ts';
import type { Sources } from './sources.ts';

const entryOf = (json: object, ...files: string[]): string | undefined => {
  const sources = { files, has: () => true, read: () => JSON.stringify(json) } as unknown as Sources;
  return ownPackage(sources)?.entry;
};

it('finds the source of what a package offers, built or not', () => {
  const json = { name: '@shop/core', main: 'dist/index.js', types: './dist/index.d.ts' };
  expect(entryOf(json, 'src/index.ts')).toBe('src/index.ts');
  expect(entryOf({ name: 'shop', main: 'build/src/main.js' }, 'src/main.ts')).toBe('src/main.ts');
  expect(entryOf({ name: 'shop', main: 'index.mjs' }, 'index.mts')).toBe('index.mts');
});

it('knows of none where nothing is offered, or its source is not there', () => {
  expect(entryOf({ name: 'shop' }, 'src/index.ts')).toBeUndefined();
  expect(entryOf({ name: 'shop', main: 'dist/index.js' }, 'src/main.ts')).toBeUndefined();
});
