import type { Corpus } from '../../prove/corpus.ts';

export const manifestMutants: Corpus = {
  rule: 'manifest/missing',
  bad: ({ newcomer, layout: { modules, manifest } }) => {
    const at = (name: string): readonly string[] => [`${modules}/${name}/${manifest}:1`];
    return [
      { name: 'a module without', change: newcomer('nameless', [[], []], { [manifest]: null }), at: at('nameless') },
      {
        name: 'a manifest by another name',
        change: newcomer('misnamed', [[], []], { [manifest]: null, 'manifest.json': '{ "name": "misnamed" }' }),
        at: at('misnamed'),
      },
    ];
  },
  legal: ({ newcomer }) => [
    { name: 'a module with one', change: newcomer('named', [[], []]) },
    { name: 'a folder below a module', change: newcomer('housed', [[], []], { 'rooms/deep/x.ts': 'export {};' }) },
  ],
};
