import type { Corpus } from '../../prove/corpus.ts';

export const parseMutants: Corpus = {
  rule: 'files/parse',
  bad: ({ file }) => [
    { name: 'an expression that is not there', change: { [file('broken.ts')]: 'export const price = ; // ✗' } },
    {
      name: 'types in JavaScript’s place',
      change: { [file('broken-class.ts')]: 'export class A {\n  b: = 1; // ✗\n}' },
    },
  ],
  legal: ({ file }) => [
    { name: 'new syntax', change: { [file('whole.ts')]: 'export const price = 1 satisfies number;' } },
    {
      name: 'what looks broken, in a text',
      change: { [file('whole-text.ts')]: "export const text = 'export const price = ;';" },
    },
  ],
};
