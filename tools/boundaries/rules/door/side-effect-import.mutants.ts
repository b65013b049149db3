import type { Corpus } from '../../prove/corpus.ts';

export const sideEffectImportMutants: Corpus = {
  rule: 'door/side-effect-import',
  bad: ({ victim, file, specifier, door }) => {
    const [bare, spec] = [file('bare.ts'), file('bare.spec.ts')];
    return [
      { name: 'a door, for what it does', change: { [bare]: `import '${specifier(bare, door(victim))}'; // ✗` } },
      { name: 'in a test', change: { [spec]: `import '${specifier(spec, door(victim))}'; // ✗` } },
    ];
  },
  legal: ({ victim, offender, file, specifier, door }) => {
    const [own, taking] = [file('bare-own.ts'), file('bare-taking.ts')];
    const { name } = victim.facade;
    return [
      { name: 'an own file', change: { [own]: `import '${specifier(own, offender.module.file)}';` } },
      {
        name: 'one that takes something',
        change: {
          [taking]: `import { ${name} } from '${specifier(taking, door(victim))}';\nexport const a = ${name};`,
        },
      },
    ];
  },
};
