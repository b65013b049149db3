import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex } from './annex.ts';

/** A module with a facade, and one that depends on it and calls some of it. */
function called(
  scene: Scene,
  name: string,
  is: string,
  lines: string,
  calls: string,
  more: Record<string, string> = {},
): Injection {
  const door = [`export { AnnexFacade } from $near(${name}.facade.ts);`];
  const files = { [`${name}.facade.ts`]: `export class AnnexFacade {\n${lines}\n}`, ...more };
  const folder = `${scene.layout.modules}/${name}`;
  const caller = annex(scene, `${name}-caller`, {
    door: [],
    dependsOn: [name],
    files: { 'calls.ts': `import { AnnexFacade } from $from(${folder}/${scene.layout.door});\n${calls}` },
  });
  return { name: is, change: { ...annex(scene, name, { door, files }), ...caller } };
}

export const unusedMutants: Corpus = {
  rule: 'facade/unused',
  bad: (scene) => [
    called(
      scene,
      'unused-method',
      'methods that only specs, the module itself or nobody calls',
      `
  async one(id: string) { return id; }
  async two(id: string) { return id; } // ✗
  readonly three = async (id: string) => id; // ✗
  async four(id: string) { return this.own(id); } // ✗
  private own(id: string) { return id; }`,
      `export const ask = (it: AnnexFacade) => it.one('1');`,
      {
        'unused-method.spec.ts': `import { AnnexFacade } from $near(unused-method.facade.ts);\nexport const two = new AnnexFacade().two('1');`,
        'own.service.ts': `import type { AnnexFacade } from $near(unused-method.facade.ts);\nexport const four = (it: AnnexFacade) => it.four('1');`,
      },
    ),
    called(
      scene,
      'unused-alike',
      'a method that is called like one of something else',
      `
  async one(id: string) { return id; }
  async map(id: string) { return id; } // ✗`,
      `export const ask = (it: AnnexFacade) => [it.one('1'), [1].map(String)];`,
    ),
  ],
  legal: (scene) => [
    called(
      scene,
      'used-somehow',
      'methods that are taken, bound, picked, or called by any name',
      `
  async one(id: string) { return id; }
  async two(id: string) { return id; }
  async three(id: string) { return id; }
  async four(id: string) { return id; }`,
      `
export const take = ({ one }: AnnexFacade) => one('1');
export const bind = (it: AnnexFacade) => it.two.bind(it);
export const pick = (it: Pick<AnnexFacade, 'three'>) => it.three('1');
export const four = (it?: AnnexFacade) => it?.['four']('1');`,
    ),
    called(
      scene,
      'used-by-name',
      'whichever method a name says',
      `
  async one(id: string) { return id; }
  async two(id: string) { return id; }`,
      `export const any = (it: AnnexFacade, name: 'one' | 'two') => it[name]('1');`,
    ),
    {
      name: 'a facade that is new, and on which nobody depends',
      change: annex(scene, 'unused-new', {
        door: ['export { AnnexFacade } from $near(unused-new.facade.ts);'],
        files: { 'unused-new.facade.ts': 'export class AnnexFacade { async one(id: string) { return id; } }' },
      }),
    },
  ],
};
