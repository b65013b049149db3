import type { Corpus } from '../../prove/corpus.ts';

export const outsideMutants: Corpus = {
  rule: 'imports/outside',
  bad: ({ file, specifier, layout: { ignored } }) => {
    const built = `${ignored.find((it) => it !== 'node_modules') ?? 'dist'}/built.js`;
    const [at, spec] = [file('built.ts'), file('built.spec.ts')];
    const loading = `import { made } from '${specifier(at, built)}'; // ✗\nexport const a = made;`;
    return [
      { name: 'what a build made', change: { [built]: 'export const made = 1;', [at]: loading } },
      {
        name: 'a hidden folder',
        change: {
          '.hidden/x.js': 'export const x = 1;',
          [spec]: `export const a = import('${specifier(spec, '.hidden/x.js')}'); // ✗`,
        },
      },
    ];
  },
  legal: ({ file, specifier, offender, has }) => {
    const at = file('version.ts');
    const own = file('beside.ts');
    return [
      ...(has('package.json')
        ? [
            {
              name: 'data at the root',
              change: {
                [at]: `import root from '${specifier(at, 'package.json')}' with { type: 'json' };\nexport const a = root;`,
              },
            },
          ]
        : []),
      {
        name: 'an own file',
        change: {
          [own]: `import { ${offender.service.name} } from '${specifier(own, offender.service.file)}';\nexport const a = ${offender.service.name};`,
        },
      },
    ];
  },
};
