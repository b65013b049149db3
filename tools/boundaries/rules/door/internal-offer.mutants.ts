import type { Corpus, Injection } from '../../prove/corpus.ts';
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
      ...offered(scene),
      {
        name: 'a service that stays inside',
        change: scene.newcomer('modest', [[], []], { 'inner.service.ts': 'export class Inner {}' }),
      },
    ];
  },
};

/** What is meant for others, in the forms in which a door may name it. */
function offered(scene: Scene): Injection[] {
  const offering = (name: string, text: (from: (file: string) => string) => string, extra: Record<string, string>) =>
    scene.newcomer(name, [[], []], { [scene.layout.door]: text(within(scene, name)), ...extra });
  return [
    {
      name: 'a default, renamed',
      change: offering(
        'defaulted',
        (at) => `export { default as DefaultedFacade } from '${at('defaulted.facade.ts')}';`,
        {
          'defaulted.facade.ts': 'export default class DefaultedFacade {}',
        },
      ),
    },
    {
      name: 'types and constants of a view',
      change: offering(
        'viewed',
        (at) => `export type { View } from '${at('viewed.dto.ts')}';\nexport { empty } from '${at('viewed.dto.ts')}';`,
        { 'viewed.dto.ts': "export interface View { readonly id: string }\nexport const empty: View = { id: '' };" },
      ),
    },
    {
      name: 'a facade that one of its own files hands on',
      change: offering('handing', (at) => `export { HandingFacade } from '${at('all.facade.ts')}';`, {
        'all.facade.ts': `export { HandingFacade } from '${within(scene, 'handing')('handing.facade.ts')}';`,
      }),
    },
  ];
}

const within =
  ({ specifier, layout: { modules, door } }: Scene, name: string) =>
  (file: string): string =>
    specifier(`${modules}/${name}/${door}`, `${modules}/${name}/${file}`);
