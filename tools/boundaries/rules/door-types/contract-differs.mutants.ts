import type { Contract } from '../../contract/contract.ts';
import { contractText } from '../../contract/contract.ts';
import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex } from './annex.ts';

const promised = (module: string): Contract => ({
  module,
  offers: ['AnnexFacade', 'AnnexModule', 'Lines'],
  facades: { AnnexFacade: { find: '(id: string) => Promise<"new" | "old" | null>' }, Lines: { most: '() => number' } },
  arrows: { dependsOn: {}, listensTo: {} },
  events: {},
  routes: ['GET /annex/things', 'GET /annex/things/:id', 'POST /annex'],
  permissions: [],
});

/** A module that keeps what its contract says, with more behind its door than that. */
function module(
  scene: Scene,
  name: string,
  is: string,
  contract: string | null,
  more: Record<string, string> = {},
): Injection {
  const files = {
    ...(contract === null ? {} : { [scene.layout.contract]: contract }),
    [`${name}.facade.ts`]: `export class AnnexFacade {
  private readonly hidden = 1;
  async find(id: string): Promise<'old' | null | 'new'> { return id === '' && this.secret() > 0 ? 'new' : null; }
  private secret() { return this.hidden; }
}`,
    [`${name}.ports.ts`]: `export abstract class Lines { abstract most(): number; }`,
    [`${name}.controller.ts`]: `import { Controller as At, Get, Post } from '@nestjs/common';
const base = 'annex';
@At(base)
export class AnnexController {
  @Get(['things', '/things/:id']) list() { return []; }
  @Post() add() { return []; }
  private gone() { return [this.list()]; }
}`,
    ...more,
  };
  const door = [
    `export { AnnexFacade } from $near(${name}.facade.ts);`,
    `export { Lines } from $near(${name}.ports.ts);`,
  ];
  return { name: is, change: annex(scene, name, { door, files }) };
}

const on = ({ layout }: Scene): boolean => layout.contract !== '';

export const contractDiffersMutants: Corpus = {
  rule: 'contract/differs',
  bad: (scene) => {
    if (!on(scene)) return [];
    const { victim, layout } = scene;
    const stale = promised('contract-stale');
    const tooMuch = contractText({ ...stale, routes: ['✗', ...stale.routes] });
    const unmade = module(scene, 'contract-missing', 'a module without a contract', null);
    return [
      { ...unmade, at: [`${layout.modules}/contract-missing/${layout.contract}:1`] },
      module(scene, 'contract-stale', 'a contract that promises what is gone', tooMuch),
      {
        name: 'a real contract with an offer too many',
        change: { [`${victim.folder}/${layout.contract}`]: (text) => text.replace('"offers": [', '"offers": [ "✗",') },
      },
    ];
  },
  legal: (scene) => {
    if (!on(scene)) return [];
    const { offender, file, specifier } = scene;
    const at = file('private.service.ts');
    const text = `import { ${offender.service.name} } from '${specifier(at, offender.service.file)}';
export class Private { private readonly of = ${offender.service.name}; name() { return this.of.name; } }`;
    return [
      module(scene, 'contract-kept', 'a contract that is kept', contractText(promised('contract-kept'))),
      module(scene, 'contract-private', 'private things that come and go', contractText(promised('contract-private')), {
        'deep/secret.service.ts': 'export class Secret { private find() { return 1; } all() { return this.find(); } }',
      }),
      { name: 'a new file behind a real door', change: { [at]: text } },
    ];
  },
};
