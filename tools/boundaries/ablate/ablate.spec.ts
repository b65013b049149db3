import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Finding } from '../model/finding.ts';
import type { Files } from '../test/house.ts';
import { build, manifest } from '../test/house.ts';
import { runProgram } from '../test/run.ts';
import { withoutModule } from './composition.ts';
import { compareDocuments } from './document.ts';
import { outcomeOf } from './outcome.ts';

/** Writes what a program of the house would know of its routes: those of the modules that stand on disk. */
const generate = `import { readdirSync, writeFileSync } from 'node:fs';
const names = readdirSync('libs/modules').sort();
const paths = Object.fromEntries(names.map((name) => ['/v1/' + name, { get: { tags: [name] } }]));
writeFileSync('openapi.json', JSON.stringify({ openapi: '3.2.0', paths, tags: names.map((name) => ({ name })) }));`;

const controller = (name: string): string => `import { Controller } from '@nestjs/common';
@Controller('v1/${name}')
export class Routes {}`;

const module = (name: string, dependsOn: readonly string[] = []): Files =>
  Object.fromEntries(
    Object.entries({
      'module.json': manifest(name, dependsOn),
      'index.ts': `export { Things } from './${name}.module.js';`,
      [`${name}.module.ts`]: `export class Things { static readonly name = '${name}'; }`,
      [`${name}.controller.ts`]: controller(name),
    }).map(([file, text]) => [`libs/modules/${name}/${file}`, text]),
  );

/** Its checks are quick: a compiler would take the time of all else. */
const house: Files = {
  'package.json': '{ "type": "module", "dependencies": { "typeorm": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "types": [], "experimentalDecorators": true } }',
  'boundaries.config.json': JSON.stringify({
    ...{ tools: '', shared: 'libs/shared', rootFiles: ['generate.mjs', 'check.mjs'], layers: ['imports'] },
    orm: { jobs: ['clock'] },
    ablation: { generate: 'node generate.mjs', document: 'openapi.json', checks: ['specs: node check.mjs'] },
  }),
  'generate.mjs': generate,
  'check.mjs': `import { existsSync } from 'node:fs';\nif (!existsSync('libs/modules/carts')) process.exit(1);`,
  'openapi.json': '',
  'libs/shared/clock/index.ts': 'export const clock = 1;',
  'libs/shared/testing/index.ts': 'export const boot = 1;',
  'apps/api/main.ts': `import { Things as Carts } from '../../libs/modules/carts/index.js';
import { Things as Wishes } from '../../libs/modules/wishes/index.js';

export const modules = [
  Carts,
  Wishes,
];`,
  ...module('carts'),
  ...module('wishes'),
};

let root = '';
const houses: (() => void)[] = [];
afterEach(() => houses.splice(0).forEach((remove) => remove()));

async function ablating(module: string, changed: Files = {}) {
  const names = Object.keys({ ...house, ...changed }).flatMap((it) => /modules\/(\w+)\/index/.exec(it)?.[1] ?? []);
  const paths = Object.fromEntries(names.map((name) => [`/v1/${name}`, { get: { tags: [name] } }]));
  const document = { openapi: '3.2.0', paths, tags: names.map((name) => ({ name })) };
  const built = build({ ...house, 'openapi.json': JSON.stringify(document), ...changed });
  houses.push(built.remove);
  root = built.root;
  return runProgram(['ablate', module, '--root', root]);
}

describe('ablate', () => {
  it('takes a module out of a copy, and asks the rest', async () => {
    const { code, out, err } = await ablating('wishes');
    expect([code, err]).toEqual([0, '']);
    expect(out.replace(/ +\d+\.\d s/g, '')).toBe(`✓ arrows  nobody depends on wishes
✓ take out  libs/modules/wishes (3 files), apps/api/main.ts
✓ generate  node generate.mjs
✓ document  openapi.json: 1 operations and 0 components fewer
✓ boundaries  clean
✓ specs  node check.mjs
wishes can be taken out
`);
    expect(existsSync(`${root}/libs/modules/wishes`)).toBe(true);
  });

  it('believes no document that has lost nothing of a module with routes', async () => {
    const { code, out } = await ablating('wishes', { 'generate.mjs': '' });
    expect(code).toBe(1);
    expect(out).toContain('no operation is gone, and wishes has controllers: v1/wishes');
  });

  it('says where somebody misses it: a manifest, the app, shared code, a test’s fixture, a check', async () => {
    const secretly = "import { Things } from '../../modules/carts/index.js';\nexport const known = Things;";
    const { code, out } = await ablating('carts', {
      'apps/api/main.ts': `import { Things } from '../../libs/modules/carts/index.js';\nexport const first = Things.name;`,
      'libs/shared/clock/carts.ts': secretly,
      'libs/modules/wishes/test/fixture.ts': secretly.replace('../../modules', '../..'),
      ...module('lists', ['carts']),
    });
    expect(code).toBe(1);
    expect(out).toContain('✗ arrows');
    expect(out).toContain('libs/modules/lists/module.json:5:17  lists depends on carts');
    expect(out).toContain('apps/api/main.ts:2  names what it imports of carts outside of a list of modules');
    expect(out).toContain('libs/shared/clock/carts.ts:1:24  imports/unresolved');
    expect(out).toContain('libs/modules/wishes/test/fixture.ts:1:24  imports/unresolved');
    expect(out).toContain('node check.mjs ended with 1');
    expect(out).toContain('carts cannot be taken out as it is');
  });

  it('refuses what there is not, and what does not say that it is removable', async () => {
    expect(await ablating('ghosts')).toMatchObject({ code: 2, out: '' });
    const kept = manifest('carts').replace('"removable": true', '"removable": false');
    const { code, err } = await ablating('carts', { 'libs/modules/carts/module.json': kept });
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'cannot judge: carts does not say that it is removable: "removable": true in its module.json',
    ]);
  });
});

describe('what the gate says of the rest', () => {
  const finding = (rule: string, what: string): Finding => ({
    ...{ rule, what, why: 'why', fix: 'fix', owner: 'carts', subjects: [] },
    place: { file: 'libs/modules/carts/carts.facade.ts', line: 9, column: 3 },
  });
  const judged = (...findings: Finding[]) =>
    outcomeOf({ findings, blind: [], layers: [], seen: { modules: 1, files: 1, imports: 0, rules: 1 } });
  const idle = finding('facade/unused', 'no other module and no app calls CartsFacade.find');

  it('may be that a method has lost its last caller, and where it is', () => {
    expect(judged()).toEqual({ says: 'clean' });
    expect(judged(idle)).toEqual({
      says: 'clean; no other module and no app calls CartsFacade.find any more: libs/modules/carts/carts.facade.ts:9:3',
    });
  });

  it('may be nothing else, and a reason not to believe it is none either', () => {
    const { says, faults } = judged(idle, finding('imports/unresolved', 'there is no wishes'));
    expect([says, faults?.join()]).toEqual(['not clean', expect.stringContaining('there is no wishes')]);
    expect(faults?.join()).not.toContain('CartsFacade.find');
    const blind = {
      findings: [],
      blind: ['no types'],
      layers: [],
      seen: { modules: 0, files: 0, imports: 0, rules: 0 },
    };
    expect(outcomeOf(blind).says).toBe('not clean');
  });
});

describe('a composition', () => {
  const isOfModule = (specifier: string): boolean => specifier.includes('/wishes/');
  const without = (text: string) =>
    withoutModule('main.ts', `import { Wishes } from './wishes/index.js';\n${text}`, isOfModule);

  it('loses the items that name a module, first, last, alone and inside of another', () => {
    const texts = [
      '[Wishes, A]',
      '[A, Wishes]',
      '[A, Wishes,]',
      '[Wishes]',
      '[A, Wishes.with(1), B]',
      '[{ module: Wishes }, A]',
    ];
    expect(texts.map((text) => without(text).text)).toEqual(['[A]', '[A]', '[A]', '[]', '[A, B]', '[A]']);
  });

  it('is left with what is no item, and says on which line', () => {
    expect(without('export const x = () => Wishes.name;').left).toEqual([2]);
  });
});

describe('a document', () => {
  const own = (path: string): boolean => path.startsWith('/wishes');
  const op = (schema: string) => ({ get: { tags: [schema], schema: { $ref: `#/components/schemas/${schema}` } } });
  const before = {
    paths: { '/wishes': op('Wish'), '/carts': op('Cart') },
    components: { schemas: { Wish: { type: 'object' }, Cart: { type: 'object' } } },
    tags: [{ name: 'Wish' }, { name: 'Cart' }],
  };
  const after = {
    paths: { '/carts': op('Cart') },
    components: { schemas: { Cart: { type: 'object' } } },
    tags: [{ name: 'Cart' }],
  };

  it('may lose the module’s part', () => {
    expect(compareDocuments(before, after, own)).toEqual({ operations: 1, components: 1, faults: [] });
  });

  it('may lose, gain and change nothing else', () => {
    const faults = (changed: object) => compareDocuments(before, { ...after, ...changed }, own).faults;
    expect(faults({ paths: {} })).toContain('GET /carts is gone, and is no route of the module');
    expect(faults({ paths: { ...after.paths, '/new': op('Cart') } })).toEqual(['GET /new is new']);
    expect(faults({ paths: { '/carts': { get: { tags: ['Cart'] } } } })).toContain('GET /carts differs');
    expect(faults({ components: { schemas: {} } })).toContain('schemas/Cart is gone, and something still refers to it');
    expect(faults({ components: { schemas: { Cart: {} } } })).toContain('schemas/Cart differs');
    expect(faults({ info: { title: 'x' } })).toEqual(['what the document says of itself differs']);
    expect(faults({ tags: [{ name: 'Cart', description: 'x' }] })).toContain('the tag Cart is new');
  });
});
