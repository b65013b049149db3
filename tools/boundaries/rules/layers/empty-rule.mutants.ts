import type { Corpus } from '../../prove/corpus.ts';

const changed = (change: object) => (text: string) =>
  JSON.stringify({ ...(JSON.parse(text || '{}') as object), ...change });

export const emptyRuleMutants: Corpus = {
  rule: 'floors/empty-rule',
  bad: ({ configFile, layout: { orm } }) => [
    {
      name: 'a package with a slip',
      isAlone: true,
      change: { [configFile]: changed({ orm: { ...orm, packages: ['typeromm'] } }) },
      at: [`${configFile}:1`],
    },
    {
      name: 'a package that the repository does not have',
      isAlone: true,
      change: { [configFile]: changed({ orm: { ...orm, packages: ['typeorm0'] } }) },
      at: [`${configFile}:1`],
    },
  ],
  legal: ({ configFile, layout: { notAJob } }) => [
    {
      name: 'no folder of a bad name',
      isAlone: true,
      change: { [configFile]: changed({ notAJob: [...notAJob, 'assorted'] }) },
    },
    { name: 'no packages at all', isAlone: true, change: { [configFile]: changed({ toolData: 'fixtures' }) } },
  ],
};
