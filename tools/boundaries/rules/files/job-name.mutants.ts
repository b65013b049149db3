import type { Corpus } from '../../prove/corpus.ts';

export const jobNameMutants: Corpus = {
  rule: 'files/job-name',
  bad: ({ file, specifier, layout: { shared, notAJob } }) => {
    const [first = 'utils', second = first] = notAJob;
    const folder = file(`${first}/deep`);
    const [round, sum] = [`${folder}/round.ts`, `${folder}/sum.ts`];
    return [
      {
        name: 'two files, one folder',
        change: {
          [round]: 'export const a = 1; // ✗',
          [sum]: `import { a } from '${specifier(sum, round)}';\nexport const b = a;`,
        },
      },
      shared
        ? { name: 'a shared job', change: { [`${shared}/${second}/x.ts`]: 'export const a = 1; // ✗' } }
        : { name: 'another', change: { [file(`rooms/${second}/x.ts`)]: 'export const a = 1; // ✗' } },
    ];
  },
  legal: ({ file, layout: { notAJob } }) => [
    { name: 'a file of that name', change: { [file(`money/${notAJob[0] ?? 'utils'}.ts`)]: 'export const a = 1;' } },
    {
      name: 'a name that begins so',
      change: { [file(`${notAJob.at(-1) ?? 'common'}-law/x.ts`)]: 'export const a = 1;' },
    },
  ],
};
