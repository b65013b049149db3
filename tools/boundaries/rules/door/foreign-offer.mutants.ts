import type { Corpus } from '../../prove/corpus.ts';

export const foreignOfferMutants: Corpus = {
  rule: 'door/foreign-offer',
  bad: ({ victim, newcomer, specifier, door, layout }) => {
    const own = (name: string, file = layout.door): string => `${layout.modules}/${name}/${file}`;
    const facade = victim.facade.name;
    const lent = (name: string): string => specifier(own(name), door(victim));
    const passing = (name: string, text: string, extra: Record<string, string> = {}) =>
      newcomer(name, [[victim.name], []], {
        [layout.door]: text,
        ...extra,
        'use.ts': `import { ${facade} } from '${lent(name)}';\nexport const a = ${facade};`,
      });
    const washed = specifier(own('laundry'), own('laundry', 'laundry.facade.ts'));
    return [
      { name: 'another’s facade', change: passing('fence', `export { ${facade} } from '${lent('fence')}'; // ✗`) },
      {
        name: 'one that is imported first',
        change: passing(
          'pawnshop',
          `import { ${facade} } from '${lent('pawnshop')}'; // ✗\nexport { ${facade} as Pawned };`,
        ),
      },
      {
        name: 'one that comes through an own file',
        change: passing('laundry', `export { Stolen } from '${washed}'; // ✗`, {
          'laundry.facade.ts': `export { ${facade} as Stolen } from '${specifier(own('laundry', 'laundry.facade.ts'), door(victim))}';`,
        }),
      },
      { name: 'all of another', change: passing('flood', `export * from '${lent('flood')}'; // ✗`) },
      {
        name: 'what a package declares',
        change: newcomer('reseller', [[], []], {
          [layout.door]: `export { DataSource } from '${layout.orm.packages[0] ?? 'typescript'}'; // ✗`,
        }),
      },
    ];
  },
  legal: ({ victim, newcomer, specifier, door: doorOf, layout: { modules, door } }) => {
    const at = (name: string, role: string): string => `${modules}/${name}/${name}.${role}.ts`;
    const near = (name: string, role: string): string => specifier(`${modules}/${name}/${door}`, at(name, role));
    const facade = victim.facade.name;
    const taken = (name: string, role: string): string =>
      `import { ${facade} } from '${specifier(at(name, role), doorOf(victim))}';\n`;
    return [
      {
        name: 'a facade that uses another',
        change: newcomer('honest', [[victim.name], []], {
          'honest.facade.ts': `${taken('honest', 'facade')}export class HonestFacade { constructor(private readonly other: ${facade}) {} protected ask() { return this.other; } }`,
        }),
      },
      {
        name: 'a name that is kept inside',
        change: newcomer('discreet', [[victim.name], []], {
          'discreet.service.ts': `${taken('discreet', 'service')}export const a = ${facade};`,
        }),
      },
      {
        name: 'an own class of another’s name',
        change: newcomer('namesake', [[], []], {
          [door]: `export { ${facade} } from '${near('namesake', 'facade')}';`,
          'namesake.facade.ts': `export class ${facade} {}`,
        }),
      },
      {
        name: 'own classes, imported first and renamed',
        change: newcomer('baptist', [[], []], {
          [door]: `import { BaptistFacade } from '${near('baptist', 'facade')}';\nexport { BaptistFacade, BaptistFacade as Renamed };`,
        }),
      },
      {
        name: 'the words of another, in a comment of the door',
        change: newcomer('prosaic', [[], []], {
          [door]: `// export { ${facade} } from '${specifier(`${modules}/prosaic/${door}`, doorOf(victim))}'\nexport { ProsaicFacade } from '${near('prosaic', 'facade')}';`,
        }),
      },
    ];
  },
};
