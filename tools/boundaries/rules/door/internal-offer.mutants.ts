import type { Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

export const internalOfferMutants: Corpus = {
  rule: 'door/internal-offer',
  bad: (scene) => {
    const { newcomer, layout } = scene;
    const offering = (name: string, text: (from: (file: string) => string) => string, extra: Record<string, string>) =>
      newcomer(name, [[], []], { [layout.door]: text(within(scene, name)), ...extra });
    const service = { 'inner.service.ts': 'export class Inner {}' };
    return [
      {
        name: 'an entity',
        change: offering('leaky', (at) => `export { Leak } from '${at('leak.entity.ts')}'; // ✗`, {
          'leak.entity.ts': 'export class Leak {}',
        }),
      },
      {
        name: 'a service, washed by a facade file',
        change: offering('washed', (at) => `export { Inner } from '${at('washed.facade.ts')}'; // ✗`, {
          ...service,
          'washed.facade.ts': `export { Inner } from '${within(scene, 'washed')('inner.service.ts')}';`,
        }),
      },
      {
        name: 'a service, by a star of a file that is meant for others, renamed',
        change: offering(
          'renamed',
          (at) => `import { Inner } from '${at('renamed.dto.ts')}';\nexport { Inner as Plain }; // ✗`,
          {
            ...service,
            'renamed.dto.ts': `export * from '${within(scene, 'renamed')('inner.service.ts')}';`,
          },
        ),
      },
      { name: 'what the door itself declares', change: offering('making', () => 'export const made = 1; // ✗', {}) },
      {
        name: 'a type of a service',
        change: offering('typed', (at) => `export type { Inner } from '${at('inner.service.ts')}'; // ✗`, service),
      },
    ];
  },
  legal: (scene) => {
    const at = within(scene, 'tight');
    const door = `export { TightModule } from '${at('tight.module.ts')}';
export { Port } from '${at('ports/tight.ports.ts')}';
export { gone } from '${at('tight.errors.ts')}';`;
    return [
      {
        name: 'a module, a port and an error',
        change: scene.newcomer('tight', [[], []], {
          [scene.layout.door]: door,
          'ports/tight.ports.ts': 'export abstract class Port {}',
          'tight.errors.ts': "export const gone = 'gone';",
        }),
      },
      {
        name: 'a service that stays inside',
        change: scene.newcomer('modest', [[], []], { 'inner.service.ts': 'export class Inner {}' }),
      },
    ];
  },
};

const within =
  ({ specifier, layout: { modules, door } }: Scene, name: string) =>
  (file: string): string =>
    specifier(`${modules}/${name}/${door}`, `${modules}/${name}/${file}`);
