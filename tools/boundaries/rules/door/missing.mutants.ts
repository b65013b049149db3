import { manifestOf } from '../../prove/newcomer.ts';
import type { Corpus } from '../../prove/corpus.ts';

export const missingMutants: Corpus = {
  rule: 'door/missing',
  bad: ({ layout: { modules, manifest, door } }) => {
    const lone = (name: string) => ({ [`${modules}/${name}/${manifest}`]: manifestOf(name, [[], []]) });
    const javascript = door.replace(/ts$/, 'js');
    return [
      {
        name: 'a module with code and no door',
        change: { ...lone('doorless'), [`${modules}/doorless/x.ts`]: 'export const x = 1;' },
        at: [`${modules}/doorless/${door}:1`],
      },
      {
        name: 'a door below the module',
        change: { ...lone('cellar'), [`${modules}/cellar/src/entrance.ts`]: 'export const x = 1;' },
        at: [`${modules}/cellar/${door}:1`],
      },
      {
        name: 'a manifest alone',
        change: { ...lone('facade-only'), [`${modules}/facade-only/not-${javascript}`]: 'export {};' },
        at: [`${modules}/facade-only/${door}:1`],
      },
    ];
  },
  legal: ({ newcomer }) => [
    { name: 'prose beside the door', change: newcomer('told', [[], []], { 'README.md': '# Has a door' }) },
    { name: 'a module with a door', change: newcomer('doored', [[], []]) },
    { name: 'folders below it', change: newcomer('roomy', [[], []], { 'rooms/x.ts': 'export const x = 1;' }) },
  ],
};
