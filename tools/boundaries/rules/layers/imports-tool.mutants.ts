import type { Corpus } from '../../prove/corpus.ts';
import { beside, each } from './scenes.ts';

export const importsToolMutants: Corpus = {
  rule: 'layers/imports-tool',
  bad: (scene) => {
    const { app, tool, file, layout } = scene;
    if (!tool) return [];
    const shared = layout.shared ? `${layout.shared}/handy/uses-tool.ts` : null;
    return each(scene, tool, [file('uses-tool.ts'), shared, app && beside(app, 'uses-tool.ts')]);
  },
  legal: ({ tool, app, specifier, layout }) => {
    if (!tool) return [];
    const [own, other] = [beside(tool, 'uses-own.ts'), `${layout.tools}/other/uses-tool.ts`];
    const text = (at: string): string =>
      `import type * as own from '${specifier(at, tool)}';\nexport type A = typeof own;`;
    const test = app && beside(app, `${layout.tests.folders[0] ?? 'test'}/uses-tool.ts`);
    return [
      ...(test ? [{ name: 'a test of a program', change: { [test]: text(test) } }] : []),
      { name: 'a tool uses itself', change: { [own]: text(own) } },
      { name: 'a path of it in a text', change: { [beside(tool, 'words.ts')]: `export const at = '${tool}';` } },
      { name: 'a tool uses another', change: { [other]: text(other) } },
    ];
  },
};
