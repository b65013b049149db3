import type { Corpus } from '../../prove/corpus.ts';

export const secondIndexMutants: Corpus = {
  rule: 'door/second-index',
  bad: ({ file, layout: { door } }) => [
    { name: 'a door below', change: { [file(`second/${door}`)]: 'export const a = 1; // ✗' } },
    {
      name: 'one in JavaScript',
      change: { [file(`second-js/${door.replace(/ts$/, 'js')}`)]: 'export const a = 1; // ✗' },
    },
    {
      name: 'one of types alone',
      change: { [file(`second-d/${door.replace(/ts$/, 'd.ts')}`)]: 'export type A = 1; // ✗' },
    },
  ],
  legal: ({ file, layout: { door } }) => [
    {
      name: 'a name that contains it',
      change: { [file(`second/${door.replace(/\.ts$/, 'es.ts')}`)]: 'export const a = 1;' },
    },
    {
      name: 'a page and a list of that name',
      change: { [file('second/index.md')]: '# All', [file('second/index.sql.md')]: '' },
    },
    { name: 'a file with a role', change: { [file('second/search.index-terms.ts')]: 'export const a = 1;' } },
  ],
};
