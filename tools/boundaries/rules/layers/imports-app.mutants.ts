import type { Corpus } from '../../prove/corpus.ts';
import { beside, each } from './scenes.ts';

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
