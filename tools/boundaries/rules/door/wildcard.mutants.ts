import type { Corpus } from '../../prove/corpus.ts';

export const wildcardMutants: Corpus = {
  rule: 'door/wildcard',
  bad: ({ newcomer, specifier, layout: { modules, door } }) => {
    const from = (name: string, role: string): string =>
      specifier(`${modules}/${name}/${door}`, `${modules}/${name}/${name}.${role}.ts`);
    const starry = `export * from '${from('starry', 'facade')}'; // ✗\nexport * as events from '${from('starry', 'events')}'; // ✗`;
    return [
      { name: 'all of a facade, all of the events', change: newcomer('starry', [[], []], { [door]: starry }) },
      {
        name: 'all types of a file',
        change: newcomer('milky', [[], []], { [door]: `export type * from '${from('milky', 'facade')}'; // ✗` }),
      },
    ];
  },
  legal: ({ newcomer, specifier, layout: { modules } }) => {
    const all = specifier(`${modules}/cloudy/all.ts`, `${modules}/cloudy/cloudy.events.ts`);
    return [
      { name: 'a star that is no door', change: newcomer('cloudy', [[], []], { 'all.ts': `export * from '${all}';` }) },
      { name: 'a door that names all', change: newcomer('clear', [[], []]) },
    ];
  },
};
