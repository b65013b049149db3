import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspect } from '../../inspect.ts';
import { judge } from '../../judge/judge.ts';
import { prove } from '../../prove/prove.ts';
import type { Files } from '../../test/house.ts';
import { build, furnished } from '../../test/house.ts';
import { catalogue } from '../catalogue.ts';
import { diMutants } from './di.mutants.ts';

const module = (name: string, Entity: string, more: { head: string; imports: string; providers: string }): string => {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  return `import { Module } from '@nestjs/common';
import { rowsOf } from '../../shared/database/rows.js';
import { ${Name}Facade } from './${name}.facade.js';
import { ${Name}Repository } from './${name}.repository.js';
import { ${Name}Service } from './${name}.service.js';
${more.head}
@Module({
  imports: [rowsOf('${name}', '${Entity}'), ${more.imports}],
  providers: [${Name}Repository, ${Name}Service, ${Name}Facade, ${more.providers}],
  exports: [${Name}Facade],
})
export class ${Name}Module {}`;
};

/** The furnished house, with a root that puts its modules together, and repositories that a shared module stands in for. */
const inhabited: Files = {
  ...furnished,
  'boundaries.config.json': JSON.stringify({
    run: ['node', '--import', resolve('libs/shared/testing/typescript-hooks.mjs')],
    composition: { file: 'apps/api/root.ts' },
  }),
  'apps/api/root.ts': `import { Module } from '@nestjs/common';
import { ItemsModule } from '../../libs/modules/items/index.js';
import { OrdersModule } from '../../libs/modules/orders/index.js';
@Module({ imports: [ItemsModule, OrdersModule] })
export class root {}`,
  'libs/shared/database/rows.ts': `import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
@Module({})
export class Rows {}
export const rowsOf = (name: string, entity: string): DynamicModule => {
  const token = \`\${name}_\${entity}Repository\`;
  return { module: Rows, providers: [{ provide: token, useValue: {} }], exports: [token] };
};`,
  'libs/modules/items/items.module.ts': module('items', 'Item', { head: '', imports: '', providers: '' }),
  'libs/modules/orders/orders.module.ts': module('orders', 'Order', {
    head: `import { ItemsModule } from '../items/index.js';\nimport { Buying } from './orders.buying.js';`,
    imports: 'ItemsModule',
    providers: 'Buying',
  }),
};

let house: ReturnType<typeof build>;
beforeAll(() => {
  house = build(inhabited);
});
afterAll(() => house?.remove());

describe('the container of a small house', () => {
  it('is seen whole, and gives nothing to find', async () => {
    const tree = await inspect({ root: house.root, layers: new Set(['imports', 'di']) });
    const { findings, blind } = judge(tree, catalogue);
    expect([findings, blind]).toEqual([[], []]);
    const { di } = tree.facts;
    expect(di?.modules.filter(({ internal }) => !internal).map(({ token }) => token.text)).toEqual(
      expect.arrayContaining(['root', 'ItemsModule', 'OrdersModule', 'Rows']),
    );
    expect(di?.injections.map(({ place: { file, line } }) => `${file}:${line}`)).toContain(
      'libs/modules/orders/orders.buying.ts:5',
    );
  });

  it('shows each injection of the corpus, and no look-alike', async () => {
    // A container that cannot be composed is a process of its own each time: `prove` tries those.
    const corpora = diMutants.filter(({ rule }) => rule !== 'di/composition');
    const { outcomes, astray, blind } = await prove({ root: house.root }, { corpora, rules: catalogue });
    const wrong = outcomes.filter(({ missed, surplus }) => missed.length + surplus.length > 0);
    expect(
      wrong.map(({ trial, missed, surplus }) => ({ of: `${trial.rule}: ${trial.injection.name}`, missed, surplus })),
    ).toEqual([]);
    expect([astray, blind]).toEqual([[], []]);
  });
});
