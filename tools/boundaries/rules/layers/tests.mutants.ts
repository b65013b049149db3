import type { Corpus } from '../../prove/corpus.ts';

export const testsInProductMutants: Corpus = {
  rule: 'tests/in-product',
  bad: ({ file, specifier, has, shared, layout: { tests } }) => {
    const [ending = '.spec.ts'] = tests.endings;
    const [spec, ships] = [file(`tried${ending}`), file('ships.ts')];
    const [folder] = tests.folders;
    const [seed, seeding] = [file(`${folder}/seed.ts`), file('ships-seed.ts')];
    const [job, boots] = [shared(tests.job), file('ships-boot.ts')];
    return [
      {
        name: 'a test',
        change: {
          [spec]: 'export const a = 1;',
          [ships]: `import { a } from '${specifier(ships, spec)}'; // ✗\nexport const b = a;`,
        },
      },
      ...(folder
        ? [
            {
              name: 'what lies among tests',
              change: {
                [seed]: 'export const a = 1;',
                [seeding]: `export type A = typeof import('${specifier(seeding, seed)}'); // ✗`,
              },
            },
          ]
        : []),
      ...(has(job)
        ? [
            {
              name: 'the shared job for tests',
              change: { [boots]: `import * as all from '${specifier(boots, job)}'; // ✗\nexport const a = all;` },
            },
          ]
        : []),
    ];
  },
  legal: ({ file, specifier, layout: { tests } }) => {
    const [ending = '.spec.ts'] = tests.endings;
    const [folder = 'test'] = tests.folders;
    const [seed, spec] = [file(`${folder}/tried-seed.ts`), file(`tried-again${ending}`)];
    return [
      {
        name: 'a test uses what lies among tests',
        change: {
          [seed]: 'export const a = 1;',
          [spec]: `import { a } from '${specifier(spec, seed)}';\nexport const b = a;`,
        },
      },
      {
        name: 'one test that uses another',
        change: {
          [file(`tried-first${ending}`)]: 'export const a = 1;',
          [file(`tried-second${ending}`)]:
            `import { a } from '${specifier(file(`tried-second${ending}`), file(`tried-first${ending}`))}';\nexport const b = a;`,
        },
      },
      { name: 'a name that contains the word', change: { [file('contest.ts')]: 'export const a = 1;' } },
    ];
  },
};
