import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

const using = (at: string, to: string, { specifier }: Scene): string =>
  `import * as taken from '${specifier(at, to)}'; // ✗\nexport const a = taken;`;

const beside = (path: string, own: string): string => `${path.split('/').slice(0, -1).join('/')}/${own}`;

const each = (scene: Scene, to: string, places: readonly (string | null)[]): Injection[] =>
  places.flatMap((at) => (at === null ? [] : [{ name: `from ${at}`, change: { [at]: using(at, to, scene) } }]));

export const importsAppMutants: Corpus = {
  rule: 'layers/imports-app',
  bad: (scene) => {
    const { app, tool, file, layout } = scene;
    if (!app) return [];
    return each(scene, app, [
      file('uses-app.ts'),
      tool && beside(tool, 'uses-app.ts'),
      `${layout.apps}/other/uses-app.ts`,
    ]);
  },
  legal: ({ app, specifier }) => {
    if (!app) return [];
    const [own, spec] = [beside(app, 'uses-own.ts'), beside(app, 'test/uses-own.e2e-spec.ts')];
    const text = (at: string): string =>
      `import type * as own from '${specifier(at, app)}';\nexport type A = typeof own;`;
    return [
      { name: 'an app uses itself', change: { [own]: text(own) } },
      { name: 'its test, too', change: { [spec]: text(spec) } },
      { name: 'a path of it in a text', change: { [beside(app, 'words.ts')]: `export const at = '${app}';` } },
    ];
  },
};

export const importsToolMutants: Corpus = {
  rule: 'layers/imports-tool',
  bad: (scene) => {
    const { app, tool, file, layout } = scene;
    if (!tool) return [];
    const shared = layout.shared ? `${layout.shared}/handy/uses-tool.ts` : null;
    return each(scene, tool, [file('uses-tool.ts'), shared, app && beside(app, 'uses-tool.ts')]);
  },
  legal: ({ tool, specifier, layout }) => {
    if (!tool) return [];
    const [own, other] = [beside(tool, 'uses-own.ts'), `${layout.tools}/other/uses-tool.ts`];
    const text = (at: string): string =>
      `import type * as own from '${specifier(at, tool)}';\nexport type A = typeof own;`;
    return [
      { name: 'a tool uses itself', change: { [own]: text(own) } },
      { name: 'a path of it in a text', change: { [beside(tool, 'words.ts')]: `export const at = '${tool}';` } },
      { name: 'a tool uses another', change: { [other]: text(other) } },
    ];
  },
};

export const sharedKnowsModuleMutants: Corpus = {
  rule: 'layers/shared-knows-module',
  bad: (scene) => {
    const { layout, victim, door, specifier } = scene;
    if (!layout.shared) return [];
    const [at, test, type] = ['x.ts', 'x.spec.ts', 'type.ts'].map((it) => `${layout.shared}/guards/${it}`) as [
      string,
      string,
      string,
    ];
    const { name, file } = victim.entity;
    return [
      { name: 'through the door', change: { [at]: using(at, door(victim), scene) } },
      {
        name: 'a type, in a test',
        change: { [test]: `import type { ${name} } from '${specifier(test, file)}'; // ✗\nexport type A = ${name};` },
      },
      {
        name: 'a type that is passed on',
        change: { [type]: `export type { ${name} } from '${specifier(type, file)}'; // ✗` },
      },
    ];
  },
  legal: ({ layout, victim, specifier }) => {
    if (!layout.shared) return [];
    const [at, clock] = [`${layout.shared}/guards/y.ts`, `${layout.shared}/ticking/ticks.ts`];
    return [
      {
        name: 'a word of it',
        change: { [`${layout.shared}/guards/prose.ts`]: `// ${victim.name} implements this\nexport const a = 1;` },
      },
      {
        name: 'code for every module: what it works on comes by a parameter',
        change: {
          [`${layout.shared}/guards/generic.ts`]:
            'export const pageOf = <T extends { readonly id: string }>(all: readonly T[], after: string) => all.filter((it) => it.id > after);',
        },
      },
      {
        name: 'another shared job',
        change: {
          [at]: `import { ticks } from '${specifier(at, clock)}';\nexport const a = ticks;`,
          [clock]: 'export const ticks = 1;',
        },
      },
    ];
  },
};
