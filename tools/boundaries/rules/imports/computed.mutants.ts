import type { Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

export const computedMutants: Corpus = {
  rule: 'imports/computed',
  bad: (scene) =>
    [...paths(scene), ...loaders(scene)].map(([name, file, text]) => ({ name, change: { [scene.file(file)]: text } })),
  legal: ({ offender, victim, file, specifier }) => {
    const own = (at: string): string => specifier(file(at), offender.service.file);
    const deep = specifier(file('computed-map.ts'), victim.entity.file);
    const texts: [string, string, string][] = [
      [
        'a path that is put together from constants',
        'computed-constant.ts',
        `const path = '${own('computed-constant.ts').slice(0, 4)}' + '${own('computed-constant.ts').slice(4)}';\nexport const a = import(path);`,
      ],
      [
        'an own method that is called require',
        'computed-require.ts',
        'export class Box { require(name: string) { return name; } }\nexport const a = new Box().require(`x${1}`);',
      ],
      [
        'an own object that is called jest',
        'computed-jest.ts',
        'const jest = { mock: (name: string) => name };\nexport const all = [jest, jest.mock(`x${1}`)];',
      ],
      [
        'names of node:module that load nothing',
        'computed-names.ts',
        "import { builtinModules } from 'node:module';\nconst { isBuiltin } = await import('node:module');\nexport const all = [builtinModules.length, isBuiltin];",
      ],
      [
        'a text that reads like a path',
        'computed-map.ts',
        `export const find = (name: string, all: ReadonlyMap<string, number>) => all.get(\`${deep}\${name}\`);`,
      ],
      ['what a builder puts into import.meta', 'computed-meta.ts', built],
      [
        'asking whether there is a require',
        'computed-typeof.cjs',
        "module.exports = typeof require === 'function' && require('node:path');",
      ],
    ];
    return [...texts, ...constants(own), ...alike].map(([name, at, text]) => ({ name, change: { [file(at)]: text } }));
  },
};

const built = 'export const a = (import.meta as unknown as { env?: { PROD?: boolean } }).env;';

type Draft = [name: string, file: string, text: string];

/** Paths that are constants, however they are kept. */
const constants = (own: (at: string) => string): Draft[] => [
  [
    'a path of an enumeration',
    'computed-enum.ts',
    `enum Where {\n  Own = '${own('computed-enum.ts')}',\n}\nexport const a = import(Where.Own);`,
  ],
  [
    'a path of an object that never changes',
    'computed-table.ts',
    `const paths = { own: '${own('computed-table.ts')}' } as const;\nexport const a = import(paths.own);`,
  ],
  [
    'a path that a class keeps',
    'computed-static.ts',
    `class Paths {\n  static readonly own = '${own('computed-static.ts')}';\n}\nexport const a = import(Paths.own);`,
  ],
  [
    'a path in words of the compiler',
    'computed-checked.ts',
    `export const a = import(('${own('computed-checked.ts')}' satisfies string) as string);`,
  ],
];

const alike: readonly Draft[] = [
  [
    'an own function that is called createRequire',
    'computed-make.ts',
    'const createRequire = (from: string) => (name: string) => from + name;\nexport const a = createRequire(import.meta.url)(`x${1}`);',
  ],
  [
    'what Node brings, when it is needed',
    'computed-node.ts',
    "export const hash = async (text: string) => (await import('node:crypto')).createHash('sha256').update(text);",
  ],
  [
    'an address of somebody else, put together',
    'computed-address.ts',
    'export const at = (base: string, id: string) => [new URL(`/v1/${id}`, base), new URL(id, `https://${base}`), URL.canParse(id)];',
  ],
  [
    'a member and a key that are called so',
    'computed-keys.ts',
    'interface Rule { readonly require: boolean; import(name: string): void }\nexport const keys = (it: Rule, name: string) => [it.require, { require: 1 }, it.import(name)];',
  ],
  [
    'where the file is, for a log',
    'computed-here.ts',
    'export const here = (line: number) => `${import.meta.filename}:${line} of ${import.meta.url}`;',
  ],
  [
    'an own object that is called module',
    'computed-module.ts',
    'const module = { require: (name: string) => name, exports: {} };\nexport const a = (name: string) => [module.require(name), module.exports];',
  ],
];

function paths({ victim, offender, file, specifier, door }: Scene): Draft[] {
  const own = (at: string): string => specifier(file(at), offender.service.file);
  const foreign = (at: string): string => specifier(file(at), door(victim));
  return [
    ['a path with a hole', 'computed.ts', 'export const load = (name: string) => import(`../${name}/index.js`); // ✗'],
    [
      'a path that changes',
      'computed-twice.ts',
      `let path = '${own('computed-twice.ts')}';\npath = '${foreign('computed-twice.ts')}';\nexport const a = import(path); // ✗`,
    ],
    [
      'a parameter that is called like a constant',
      'computed-shadow.ts',
      `const path = '${own('computed-shadow.ts')}';\nexport const load = (path: string) => import(path); // ✗\nexport const a = path;`,
    ],
    ['code in a text', 'computed-data.ts', "export const a = import('data:text/javascript,export default 1'); // ✗"],
    ['a mock of what is computed', 'computed.spec.ts', 'export const mock = (name: string) => jest.mock(name); // ✗'],
    [
      'a require that is a parameter here, and real there',
      'computed-elsewhere.cjs',
      'const f = (require) => require(`x${1}`);\nmodule.exports = [f, require(f.name)]; // ✗',
    ],
  ];
}

const called = "export const make = get('node:module');";
const apart = ['const { getBuiltinModule: get } = process; // ✗', called];
const imported = ["import { getBuiltinModule as get } from 'node:process'; // ✗", called];

function loaders(_: Scene): Draft[] {
  const made = [
    "import { createRequire } from 'node:module';",
    'export const make = createRequire; // ✗',
    "export const b = createRequire('/'); // ✗",
    'export const c = use(createRequire(import.meta.url)); // ✗',
    'declare function use(value: unknown): void;',
  ];
  return [
    ['a require that is handed on', 'handed-on.cjs', 'module.exports = [require]; // ✗'],
    ['makers of require that are handed on', 'handed-on.ts', made.join('\n')],
    ['all of node:module', 'handed-module.ts', "export const all = await import('node:module'); // ✗"],
    [
      'node:module, by the process',
      'handed-builtin.ts',
      "export const make = process.getBuiltinModule('module'); // ✗",
    ],
    [
      'the process, by brackets',
      'handed-bracket.ts',
      "export const make = process['getBuiltinModule']('module'); // ✗",
    ],
    ['the process, taken apart', 'handed-apart.ts', apart.join('\n')],
    ['the process, by an import', 'handed-import.ts', imported.join('\n')],
    ['a maker that is passed on', 'handed-export.ts', "export { createRequire } from 'node:module'; // ✗"],
    [
      'import.meta taken apart',
      'handed-meta.ts',
      'export const { resolve } = import.meta; // ✗\nexport const again = import.meta.resolve; // ✗',
    ],
    [
      'import.meta under another type',
      'handed-typed.ts',
      'export const it = (import.meta as unknown as ImportMeta).resolve; // ✗\nexport const all = import.meta as { env?: string }; // ✗',
    ],
    ['hooks', 'handed-hooks.ts', "import { registerHooks } from 'node:module';\nregisterHooks({}); // ✗"],
  ];
}
