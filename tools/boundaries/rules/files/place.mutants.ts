import type { Change, Corpus } from '../../prove/corpus.ts';

const holding = (text: string, ...files: readonly string[]): Change =>
  Object.fromEntries(files.map((file) => [file, text]));

export const placeMutants: Corpus = {
  rule: 'files/place',
  bad: ({ layout: { modules } }) => {
    const above = modules.split('/').slice(0, -1).join('/');
    const stray = (file: string): Change => ({ [file]: 'export const a = 1; // ✗' });
    return [
      { name: 'at the root', change: stray('stray-seed.mjs') },
      {
        name: 'beside the modules',
        change: stray(`${above ? `${above}/` : ''}stray-pricing.ts`),
      },
      { name: 'in the folder of all modules', change: stray(`${modules}/stray.ts`) },
      { name: 'in a floor that nobody named', change: stray('stray/deep/x.tsx') },
    ];
  },
  legal: ({ file, tool, layout: { tools, toolData } }) => [
    { name: 'in a module', change: holding('export const a = 1;', file('placed.mts')) },
    { name: 'prose and data at the root', change: holding('# export const a = 1;', 'STRAY.md', 'stray.txt') },
    { name: 'a folder of somebody’s tool', change: holding('import ;', '.cache/x.ts') },
    ...(tool
      ? [{ name: 'data of a tool', change: holding('import ;', `${tools}/${tool.split('/')[1]}/${toolData}/x.ts`) }]
      : []),
  ],
};
