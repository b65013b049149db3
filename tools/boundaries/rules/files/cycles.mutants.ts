import type { Corpus } from '../../prove/corpus.ts';

export const cyclesMutants: Corpus = {
  rule: 'cycles/files',
  bad: ({ file, specifier, layout: { shared } }) => {
    const [a, b, c] = ['ring-a.ts', 'ring-b.ts', 'ring-c.ts'].map(file) as [string, string, string];
    const [left, right] = [`${shared}/left/index.ts`, `${shared}/right/index.ts`];
    const [egg, hen] = [file('ring-egg.ts'), file('rings/hen.ts')];
    return [
      {
        name: 'three files, one of them by a type',
        change: {
          [a]: `import { b } from '${specifier(a, b)}'; // ✗\nexport const a = b;`,
          [b]: `import type { C } from '${specifier(b, c)}';\nexport const b: C = 1;`,
          [c]: `import { a } from '${specifier(c, a)}';\nexport type C = 1;\nexport const c = a;`,
        },
      },
      {
        name: 'one of them while it runs',
        change: {
          [egg]: `export const hatch = () => import('${specifier(egg, hen)}'); // ✗`,
          [hen]: `import { hatch } from '${specifier(hen, egg)}';\nexport const hen = hatch;`,
        },
      },
      ...(shared
        ? [
            {
              name: 'two shared jobs',
              change: {
                [left]: `import { r } from '${specifier(left, right)}'; // ✗\nexport const l = r;`,
                [right]: `import { l } from '${specifier(right, left)}';\nexport const r = l;`,
              },
            },
          ]
        : []),
    ];
  },
  legal: ({ file, specifier }) => {
    const [top, left, right, base] = ['dag-top.ts', 'dag-left.ts', 'dag-right.ts', 'dag-base.ts'].map(file) as [
      string,
      string,
      string,
      string,
    ];
    return [
      {
        name: 'two ways to one file',
        change: {
          [top]: `import { l } from '${specifier(top, left)}';\nimport { r } from '${specifier(top, right)}';\nexport const all = [l, r].length;`,
          [left]: `import { base } from '${specifier(left, base)}';\nexport const l = base;`,
          [right]: `import { base } from '${specifier(right, base)}';\nexport const r = base;`,
          [base]: 'export const base = 1;',
        },
      },
      {
        name: 'a file that declares a part of its own type by itself',
        change: {
          [file('dag-self.ts')]:
            'export interface Node { readonly next: Node | null }\nexport const last: Node = { next: null };',
        },
      },
      {
        name: 'a file that names itself in prose',
        change: { [file('dag-prose.ts')]: "// see './dag-prose.js'\nexport const a = 1;" },
      },
    ];
  },
};
