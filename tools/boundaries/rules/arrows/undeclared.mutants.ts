import type { Corpus } from '../../prove/corpus.ts';

export const undeclaredMutants: Corpus = {
  rule: 'arrows/undeclared',
  bad: ({ victim, newcomer, specifier, door, layout }) => {
    const { modules } = layout;
    const path = (file: string): string => specifier(`${modules}/shy/${file}`, door(victim));
    const { facade, event } = victim;
    return [
      {
        name: 'a facade, a type in a test, an event while it runs',
        change: newcomer('shy', [[], []], {
          'uses.ts': `import { ${facade.name} } from '${path('uses.ts')}'; // ✗\nexport const a = ${facade.name};`,
          'uses.spec.ts': `import type { ${facade.name} } from '${path('uses.spec.ts')}'; // ✗\nexport type A = ${facade.name};`,
          'hears.ts': `export const { ${event.name} } = await import('${path('hears.ts')}'); // ✗`,
        }),
      },
      {
        name: 'against the arrow',
        change: {
          [`${victim.folder}/turns.ts`]: `import * as all from '${specifier(`${victim.folder}/turns.ts`, `${modules}/asked/${layout.door}`)}'; // ✗\nexport const a = all;`,
          ...newcomer('asked', [[], []]),
        },
      },
    ];
  },
  legal: ({ victim, newcomer, specifier, door, layout: { modules } }) => {
    const at = `${modules}/frank/uses.ts`;
    const { facade } = victim;
    return [
      {
        name: 'along an arrow',
        change: newcomer('frank', [[victim.name], []], {
          'uses.ts': `import { ${facade.name} } from '${specifier(at, door(victim))}';\nexport const a = ${facade.name};`,
        }),
      },
      {
        name: 'a name in prose',
        change: newcomer('chatty', [[], []], {
          'prose.ts': `// asks ${facade.name}\nexport const a = '${door(victim)}';`,
        }),
      },
    ];
  },
};
