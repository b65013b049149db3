import type { Corpus } from '../../prove/corpus.ts';
import { using } from './scenes.ts';

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
