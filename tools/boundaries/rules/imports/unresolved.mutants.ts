import type { Corpus } from '../../prove/corpus.ts';

export const unresolvedMutants: Corpus = {
  rule: 'imports/unresolved',
  bad: ({ file }) => [
    {
      name: 'no such file',
      change: { [file('lost.ts')]: "import { price } from './prices.js'; // ✗\nexport const a = price;" },
    },
    {
      name: 'no such package',
      change: { [file('lost-package.ts')]: "import x from 'no-such-package'; // ✗\nexport const a = x;" },
    },
    {
      name: 'a type of nothing',
      change: { [file('lost-type.ts')]: "export type A = import('./prices.js').Price; // ✗" },
    },
  ],
  legal: ({ file, offender, specifier }) => {
    const at = file('found.ts');
    const own = `import { ${offender.service.name} } from '${specifier(at, offender.service.file)}';`;
    return [
      {
        name: 'Node, and an own file',
        change: { [at]: `import path from 'path';\n${own}\nexport const all = [path.sep, ${offender.service.name}];` },
      },
      {
        name: 'Node with and without its prefix, and a path within a package',
        change: {
          [file('found-node.ts')]:
            "import { test } from 'node:test';\nimport { setTimeout } from 'timers/promises';\nimport type { JSONReport } from 'typescript/package.json';\nexport const all = [test, setTimeout];\nexport type A = JSONReport;"
              .replace(/import type .*\n/, '')
              .replace(/\nexport type .*/, ''),
        },
      },
      {
        name: 'a URL of what is yet to be written',
        change: { [file('found-url.ts')]: "export const a = new URL('./out.txt', import.meta.url);" },
      },
    ];
  },
};
