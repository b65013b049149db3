import type { Corpus } from '../../prove/corpus.ts';

export const eventsOnlyMutants: Corpus = {
  rule: 'arrows/events-only',
  bad: ({ victim, newcomer, specifier, door, layout: { modules } }) => {
    const path = (name: string, file: string): string => specifier(`${modules}/${name}/${file}`, door(victim));
    const { facade, event } = victim;
    return [
      {
        name: 'a facade beside an event',
        change: newcomer('curious', [[], [victim.name]], {
          'calls.ts': `import { ${event.name}, ${facade.name} } from '${path('curious', 'calls.ts')}'; // ✗\nexport const all = [${event.name}, ${facade.name}].length;`,
        }),
      },
      {
        name: 'all of a door',
        change: newcomer('greedy', [[], [victim.name]], {
          'hears.ts': `import { ${event.name} } from '${path('greedy', 'hears.ts')}';\nexport const a = ${event.name};`,
          'takes.ts': `import * as all from '${path('greedy', 'takes.ts')}'; // ✗\nexport const a = all;`,
        }),
      },
    ];
  },
  legal: ({ victim, newcomer, specifier, door, layout: { modules } }) => {
    const path = (name: string): string => specifier(`${modules}/${name}/hears.ts`, door(victim));
    const { event } = victim;
    return [
      {
        name: 'an event, by another name',
        change: newcomer('hearing', [[], [victim.name]], {
          'hears.ts': `import { ${event.name} as Changed } from '${path('hearing')}';\nexport const a = Changed;`,
        }),
      },
      {
        name: 'the type of an event',
        change: newcomer('noting', [[], [victim.name]], {
          'hears.ts': `import type { ${event.name} } from '${path('noting')}';\nexport type A = ${event.name};`,
        }),
      },
    ];
  },
};
