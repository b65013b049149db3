import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { deepForms, shallowForms } from './internal-import.forms.ts';

export const internalImportMutants: Corpus = {
  rule: 'door/internal-import',
  bad: (scene) => [
    ...deepForms(scene).map(([name, change]) => ({ name: `${name}, from a module`, change })),
    ...fromElsewhere(scene),
    ...byAlias(scene),
    ...underComments(scene),
  ],
  legal: (scene) => {
    const { victim, offender, file, specifier, door } = scene;
    const { facade, entity } = victim;
    const [through, position, prose, own] = ['deep-door.ts', 'deep-door-type.ts', 'deep-prose.ts', 'deep-own.ts'].map(
      file,
    ) as [string, string, string, string];
    const deep = specifier(prose, entity.file);
    return [
      {
        name: 'through the door',
        change: {
          [through]: `import { ${facade.name} } from '${specifier(through, door(victim))}';\nexport const a = ${facade.name};`,
        },
      },
      {
        name: 'a type through the door',
        change: { [position]: `export type A = import('${specifier(position, door(victim))}').${facade.name};` },
      },
      {
        name: 'a path in prose and in a text',
        change: { [prose]: `// import { ${entity.name} } from '${deep}'\nexport const text = \`import '${deep}';\`;` },
      },
      {
        name: 'an own entity',
        change: {
          [own]: `import type { ${offender.entity.name} } from '${specifier(own, offender.entity.file)}';\nexport type A = ${offender.entity.name};`,
        },
      },
      ...shallowForms(scene).map(([name, change]) => ({ name, change })),
    ];
  },
};

/** From apps, from tools, from a cupboard, and from a module that has no arrow either: one finding each. */
function fromElsewhere({ victim, app, tool, layout, specifier, file, newcomer }: Scene): Injection[] {
  const { name, file: entity } = victim.entity;
  const deep = (at: string): string =>
    `import { ${name} } from '${specifier(at, entity)}'; // ✗\nexport const a = ${name};`;
  const beside = (path: string, own: string): string => `${path.split('/').slice(0, -1).join('/')}/${own}`;
  const places = [
    ...(app ? [{ name: 'from an app', at: beside(app, 'deep.ts') }] : []),
    ...(tool ? [{ name: 'from a tool', at: beside(tool, 'deep.ts') }] : []),
  ];
  const cupboard = file('node_modules/cupboard/main.js');
  const stranger = `${layout.modules}/climbing/deep.ts`;
  const ambient = tool ? beside(tool, 'deep-ambient.d.ts') : null;
  const inner = (at: string): string =>
    `declare module 'x' {\n  import { ${name} } from '${specifier(at, entity)}'; // ✗\n  export type A = ${name};\n}`;
  return [
    ...places.map(({ name: called, at }) => ({ name: called, change: { [at]: deep(at) } })),
    ...(ambient ? [{ name: 'from an ambient declaration', change: { [ambient]: inner(ambient) } }] : []),
    { name: 'from a cupboard', change: { [cupboard]: `import '${specifier(cupboard, entity)}'; // ✗` } },
    { name: 'from a module without an arrow', change: newcomer('climbing', [[], []], { 'deep.ts': deep(stranger) }) },
  ];
}

/** No comment in code gives leave. */
function underComments({ victim, file, specifier }: Scene): Injection[] {
  const { name, file: entity } = victim.entity;
  const hushes = [
    'eslint-disable-next-line',
    '@ts-ignore',
    'boundaries-ignore door/internal-import',
    'prettier-ignore',
  ];
  const at = file('deep-hushed.ts');
  const lines = [
    '/* eslint-disable */',
    ...hushes.map((it) => `// ${it}`),
    `import { ${name} } from '${specifier(at, entity)}'; // ✗ dependency-cruiser-ignore boundaries:waive`,
    `export const a = ${name};`,
  ];
  return [{ name: 'under comments that would silence others', change: { [at]: lines.join('\n') } }];
}

/** Through `paths` of the compiler, and through `imports` of package.json. */
function byAlias({ victim, file, has }: Scene): Injection[] {
  const { name, file: entity } = victim.entity;
  const below = entity.slice(victim.folder.length + 1);
  const use = (alias: string): string => `import { ${name} } from '${alias}/${below}'; // ✗\nexport const a = ${name};`;
  const paths = (text: string): string =>
    text.replace(/"compilerOptions"\s*:\s*\{/, (it) => `${it} "paths": { "@victim/*": ["./${victim.folder}/*"] },`);
  const inPackage = (text: string): string =>
    text.replace('{', `{ "imports": { "#victim/*": "./${victim.folder}/*" },`);
  return [
    ...(has('tsconfig.json')
      ? [
          {
            name: 'an alias of the compiler',
            isAlone: true as const,
            change: { 'tsconfig.json': paths, [file('deep-alias.ts')]: use('@victim') },
          },
        ]
      : []),
    ...(has('package.json')
      ? [
          {
            name: 'an alias of the package',
            isAlone: true as const,
            change: { 'package.json': inPackage, [file('deep-hash.ts')]: use('#victim') },
          },
        ]
      : []),
  ];
}
