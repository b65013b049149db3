import type { Change } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

/** What it is called, in what kind of file it can stand, and the text that takes `name` from `path`. */
type Form = readonly [called: string, file: string, text: (path: string, name: string) => string];

const statements: readonly Form[] = [
  ['a class, by name', 'static.ts', (path, it) => `import { ${it} } from '${path}'; // ✗\nexport const a = ${it};`],
  ['lines', 'lines.ts', (path, it) => `import {\n  ${it},\n} from '${path}'; // ✗\nexport const a = ${it};`],
  ['all of it', 'whole.ts', (path) => `import * as all from '${path}'; // ✗\nexport const a = all;`],
  ['a type alone', 'type.ts', (path, it) => `import type { ${it} } from '${path}'; // ✗\nexport type A = ${it};`],
  [
    'a type among names',
    'among.ts',
    (path, it) => `import { type ${it} as A } from '${path}'; // ✗\nexport type B = A;`,
  ],
  ['a name that is passed on', 'export.ts', (path, it) => `export { ${it} } from '${path}'; // ✗`],
  ['all that is passed on', 'star.ts', (path) => `export * from '${path}'; // ✗`],
  ['a name space that is passed on', 'space.ts', (path) => `export * as all from '${path}'; // ✗`],
  ['a query', 'query.ts', (path, it) => `import { ${it} } from '${path}?again'; // ✗\nexport const a = ${it};`],
  ['import =', 'equals.cts', (path) => `import own = require('${path}'); // ✗\nexport = own;`],
  ['an addition', 'augment.ts', (path, it) => `export {};\ndeclare module '${path}' { interface ${it} { b: 1 } } // ✗`],
];

const types: readonly Form[] = [
  ['a type in a position', 'position.ts', (path, it) => `export type A = import('${path}').${it}; // ✗`],
  ['the type of a file', 'typeof.ts', (path) => `export type M = typeof import('${path}'); // ✗`],
  [
    'a type in a comment',
    'jsdoc.ts',
    (path, it) => `/** @type {import('${path}').${it} | null} ✗ */\nexport const a: unknown = null;`,
  ],
  [
    'an import in a comment',
    'doc-import.ts',
    (path, it) => `/** @import { ${it} } from '${path}' ✗ */\n/** @type {1} */\nexport const a: unknown = null;`,
  ],
];

const make = "import { createRequire as make } from 'node:module';\n";
const kept = "import Module from 'node:module';\nconst need = Module.createRequire(import.meta.url);\n";

const calls: readonly Form[] = [
  ['an import while it runs', 'dynamic.ts', (path) => `export const a = import(\`${path}\`); // ✗`],
  ['an import that waits', 'defer.ts', (path) => `export const a = import.defer('${path}'); // ✗`],
  [
    'a path that is put together',
    'folded.ts',
    (path) =>
      `const base = '${path.slice(0, 5)}';\nexport const a = import(\`\${base}${path.slice(5, 9)}\` + '${path.slice(9)}'); // ✗`,
  ],
  ['require', 'require.cjs', (path) => `module.exports = require('${path}'); // ✗`],
  ['module.require', 'module.cjs', (path) => `module.exports = module.require('${path}'); // ✗`],
  ['the main module’s', 'main.cjs', (path) => `module.exports = process.mainModule.require('${path}'); // ✗`],
  ['createRequire, renamed', 'create.ts', (path) => `${make}export const a = make(import.meta.url)('${path}'); // ✗`],
  [
    'a require that is kept',
    'created.ts',
    (path) => `${kept}export const a = need('${path}'); // ✗\nexport const b = need.resolve('${path}'); // ✗`,
  ],
  ['import.meta.resolve', 'resolve.ts', (path) => `export const a = import.meta.resolve('${path}'); // ✗`],
  [
    'a mock',
    'mock.spec.ts',
    (path) => `import { jest as j } from '@jest/globals';\nj.unstable_mockModule('${path}', () => ({})); // ✗`,
  ],
  ['the original of a mock', 'actual.spec.ts', (path) => `jest.requireActual('${path}'); // ✗`],
];

/** Forms that name the file as it lies on the disk, where imports name what is built from it. */
const plain: readonly Form[] = [
  ['a triple slash', 'reference.ts', (path) => `/// <reference path="${path}" /> ✗\nexport {};`],
  ['a URL beside the file', 'url.ts', (path) => `export const a = new URL('${path}', import.meta.url); // ✗`],
  [
    'a URL by another name',
    'url-renamed.ts',
    (path) => `import { URL as At } from 'node:url';\nexport const a = new At('${path}', import.meta.url); // ✗`,
  ],
  [
    'a URL of a place that is kept',
    'url-kept.ts',
    (path) => `const here = import.meta.url;\nexport const a = URL.parse('${path}', here); // ✗`,
  ],
  [
    'a URL in two steps',
    'url-steps.ts',
    (path) =>
      `const up = new URL('..', import.meta.url);\nexport const a = new URL('${path.replace('../', '')}', up); // ✗`,
  ],
];

/** A class by which a form is tried, in files that begin with `prefix`. */
interface Taken {
  readonly prefix: string;
  readonly name: string;
  readonly file: string;
}

/** Some forms, by what they are called, in files of the offender. */
function written(scene: Scene, { prefix, name, file }: Taken, all: readonly Form[]): [string, Change][] {
  return all.map(([called, path, text]): [string, Change] => {
    const at = scene.file(`${prefix}-${path}`);
    const built = scene.specifier(at, file);
    const source = `${built.replace(/\.[cm]?[jt]s$/, '')}.ts`;
    return [called, { [at]: text(plain.some(([it]) => it === called) ? source : built, name) }];
  });
}

/** Every form in which a file of the offender can name a file of the victim, by what it is called. */
export function deepForms(scene: Scene): [string, Change][] {
  const { victim, file, specifier, has, layout } = scene;
  const [json, manifest] = [file('deep-json.ts'), `${victim.folder}/${layout.manifest}`];
  const data = `import data from '${specifier(json, manifest)}' with { type: 'json' }; // ✗\nexport default data;`;
  return [
    ...written(scene, { prefix: 'deep', ...victim.entity }, [...statements, ...types, ...calls, ...plain]),
    ...(has(manifest) ? [['data', { [json]: data }] satisfies [string, Change]] : []),
  ];
}

const unmarked = ([called, change]: [string, Change]): [string, Change] => [
  called,
  Object.fromEntries(Object.entries(change).map(([at, text]) => [at, String(text).replaceAll(/( \/\/)? ✗/g, '')])),
];

/** Forms that this compiler does not know, or knows only with types that a repository need not have. */
const unknown: ReadonlySet<string> = new Set(['a query', 'an import that waits', 'the original of a mock']);

/** The same forms where they are legal: toward a file of one's own; and, of each kind, some through a door. */
export function shallowForms(scene: Scene): [string, Change][] {
  const { victim, offender, door } = scene;
  const all = [...statements, ...types, ...calls, ...plain].filter(([called]) => !unknown.has(called));
  const own = written(scene, { prefix: 'near', ...offender.service }, all);
  const through = { prefix: 'through', name: victim.facade.name, file: door(victim) };
  const others = written(scene, through, [...statements.slice(0, 5), ...types.slice(2), ...calls.slice(-4, -1)]);
  return [
    ...own.map(([called, change]): [string, Change] => [`${called}, of an own file`, change]),
    ...others.map(([called, change]): [string, Change] => [`${called}, through the door`, change]),
  ].map(unmarked);
}
