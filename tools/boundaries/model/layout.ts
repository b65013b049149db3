import { houseAblation } from './ablation.ts';
import type { AblationLayout } from './ablation.ts';
import { houseEvents } from './events.ts';
import type { EventLayout } from './events.ts';
import { houseAmbient, houseNames } from './reach.ts';
import type { AmbientLayout, NamesLayout } from './reach.ts';
import type { FloorPattern } from './floors.ts';
import { homesteadOf } from './floors.ts';
import { layerNames } from './layer.ts';
import type { LayerName } from './layer.ts';

/** Where things stand in the judged repository. Every path starts at its root and is written with `/`. */
export interface Layout {
  /** Folders of the four floors; an empty name: this repository has no such floor. */
  readonly modules: string;
  readonly shared: string;
  readonly apps: string;
  readonly tools: string;
  /** Homes on floors that are given as lists: the folders above are then only what messages call them. */
  readonly patterns: readonly FloorPattern[];
  /** The file that holds the manifests of all modules, where they have none of their own. */
  readonly manifests: string | null;
  /** File name of a module's only door (empty: what its Nest module exports), and of its manifest. */
  readonly door: string;
  readonly manifest: string;
  /** Source files that may lie at the root itself. */
  readonly rootFiles: readonly string[];
  /** Folders at the root that hold no source of the repository, and the folder of a tool that holds its test data. */
  readonly ignored: readonly string[];
  readonly toolData: string;
  /** Roles (`x.<role>.ts`) of the files that a door may offer from, and of the one that publishes events. */
  readonly doorRoles: readonly string[];
  readonly eventRole: string;
  /** Who may speak to the database: packages, roles of files, folders inside a module, jobs of the shared code. */
  readonly orm: {
    readonly packages: readonly string[];
    readonly roles: readonly string[];
    readonly folders: readonly string[];
    readonly jobs: readonly string[];
  };
  /** Methods that run what they are given in a transaction: `file#Class.method`, `package#Class.method`. */
  readonly unitOfWork: readonly string[];
  /** Functions that declare a module's permissions, as members of an object or texts of a list: `file#function`. */
  readonly permissions: readonly string[];
  /** File name of what a module promises, generated and committed; empty: none is wanted. */
  readonly contract: string;
  /** GitHub's organization, whose teams the manifests name as owners; empty: none is known. */
  readonly codeowners: { readonly organization: string };
  /** SQL: who hands it on, and who may write it for more than one schema. */
  readonly sql: {
    /**
     * The repository's own ways to a database: `file#Type.method:argument`, `file#Class:argument` for its constructor,
     * `file#function:argument`; tags of templates, and the type of values that may stand in such a template.
     */
    readonly wrappers: readonly string[];
    readonly tags: readonly string[];
    readonly literals: readonly string[];
    /** Files in which the schema of an engine table may be the compartment's, and those tables. */
    readonly kernel: readonly string[];
    readonly engineTables: readonly string[];
    /** Files that send what others wrote, or what is no module's: database, roles and rights. */
    readonly machinery: readonly string[];
    /** Folders of tests and tools that look at the product as a whole, from outside. */
    readonly wholeProduct: readonly string[];
    /** Schemas of the shared code, beside one for each module. */
    readonly sharedSchemas: readonly string[];
  };
  /** Code that only tests may import: file name endings, and a job of the shared code. */
  readonly tests: { readonly endings: readonly string[]; readonly folders: readonly string[]; readonly job: string };
  /** Kinds of look that are taken, unless a command line says otherwise. */
  readonly layers: readonly LayerName[];
  /** What is reported and changes no exit code: rules (`names/cache-key`), areas (`names/*`) and layers (`types`). */
  readonly advisory: readonly string[];
  /** Folder names that say nothing about what is inside. */
  readonly notAJob: readonly string[];
  /** How this repository runs a TypeScript file with its decorators: a command, to which the file is added. */
  readonly run: readonly string[];
  /** Nest's container: the file and export of its root module (a class, or a dynamic module); no file: not composed. */
  readonly composition: {
    readonly file: string;
    readonly export: string;
    /** Modules that may be global though they stand outside of the shared code, by the names of their classes. */
    readonly globals: readonly string[];
    /** Role of the files that hold questions of a module, which others answer: `seats.ports.ts`. */
    readonly portRole: string;
  };
  readonly ambient: AmbientLayout;
  readonly events: EventLayout;
  readonly ablation: AblationLayout;
  readonly names: NamesLayout;
  /** The file that says how a database of this product is made, for a scratch one; none: migrations are not run. */
  readonly database: string;
}

/** The house as this repository builds it. */
export const house: Layout = {
  modules: 'libs/modules',
  shared: 'libs/shared',
  apps: 'apps',
  tools: 'tools',
  patterns: [],
  manifests: null,
  door: 'index.ts',
  manifest: 'module.json',
  rootFiles: ['.dependency-cruiser.js', 'eslint.config.js', 'jest.config.js'],
  ignored: ['node_modules', 'dist', 'coverage'],
  toolData: 'fixtures',
  doorRoles: ['module', 'facade', 'ports', 'dto', 'events', 'errors'],
  eventRole: 'events',
  orm: {
    packages: ['typeorm', '@nestjs/typeorm', 'pg'],
    roles: ['entity', 'repository'],
    folders: ['migrations'],
    jobs: ['database', 'events', 'health', 'testing'],
  },
  unitOfWork: [
    'libs/shared/database/database.ts#Database.transaction',
    'libs/shared/database/database.ts#Database.apart',
    'libs/shared/events/subscriptions.ts#Subscriptions.handle',
    'typeorm#DataSource.transaction',
    'typeorm#EntityManager.transaction',
  ],
  permissions: ['libs/shared/http/access/permissions.ts#declarePermissions'],
  ...{ contract: '', codeowners: { organization: '' } },
  sql: {
    wrappers: [
      'libs/shared/database/database.ts#Database.once:0',
      'libs/shared/database/database.ts#Database.lookup:1',
      'libs/shared/database/look-up.ts#LookupQuery:0',
      'libs/shared/testing/boot-module.ts#House.adminQuery:0',
      'libs/shared/testing/test-database.ts#TestDatabase.query:0',
    ],
    tags: ['libs/shared/database/look-up.ts#sql'],
    literals: ['libs/shared/database/look-up.ts#SqlLiteral'],
    kernel: ['libs/shared/database', 'libs/shared/events', 'libs/shared/testing'],
    engineTables: ['event_outbox', 'event_cursors', 'event_inbox', 'event_ticks', 'idempotency_keys', 'migrations'],
    machinery: [
      ...['compartments', 'engine-tables', 'kept-answers', 'look-up', 'migrate', 'prepared', 'provision', 'watch'].map(
        (it) => `libs/shared/database/${it}.ts`,
      ),
      ...['hint-listener', 'hint-sender', 'operations', 'rebase'].map((it) => `libs/shared/events/${it}.ts`),
      ...['compartment', 'test-database'].map((it) => `libs/shared/testing/${it}.ts`),
    ],
    wholeProduct: ['apps/api/test', 'tools'],
    sharedSchemas: ['limits'],
  },
  tests: { endings: ['.spec.ts', '.e2e-spec.ts'], folders: ['test'], job: 'testing' },
  layers: layerNames,
  advisory: [],
  notAJob: ['utils', 'helpers', 'common', 'misc', 'lib'],
  run: ['node'],
  composition: { file: '', export: 'root', globals: ['PortsModule'], portRole: 'ports' },
  ambient: houseAmbient,
  events: houseEvents,
  ablation: houseAblation,
  names: houseNames,
  database: '',
};

/** The one part of the house that a file belongs to; `nowhere` is a finding. */
export type Home =
  | { readonly kind: 'module' | 'shared' | 'app' | 'tool'; readonly name: string; readonly folder?: string }
  | { readonly kind: 'root' | 'nowhere'; readonly name: ''; readonly folder?: undefined };

export function homeOf(file: string, layout: Layout): Home {
  const homestead = homesteadOf(file, layout.patterns);
  if (homestead) return homestead;
  const floors = [
    ['module', layout.modules],
    ['shared', layout.shared],
    ['app', layout.apps],
    ['tool', layout.tools],
  ] as const;
  for (const [kind, folder] of floors) {
    const isListed = layout.patterns.some((it) => it.kind === kind);
    if (folder === '' || isListed || !file.startsWith(`${folder}/`)) continue;
    const [name, ...below] = file.slice(folder.length + 1).split('/');
    return name && below.length > 0 ? { kind, name } : { kind: 'nowhere', name: '' };
  }
  return { kind: layout.rootFiles.includes(file) ? 'root' : 'nowhere', name: '' };
}

/** How messages call a home: a module by its name, anything else by its folder. */
export function nameOf(home: Home, layout: Layout): string {
  const folders = { module: '', shared: `${layout.shared}/`, app: `${layout.apps}/`, tool: `${layout.tools}/` };
  if (home.kind === 'root' || home.kind === 'nowhere') return 'the repository';
  return home.kind !== 'module' && home.folder !== undefined ? home.folder : folders[home.kind] + home.name;
}

export const isSameHome = (a: Home, b: Home): boolean => a.kind === b.kind && a.name === b.name;

/** Whether a file is a test, or exists for tests alone. */
export function isTestCode(file: string, layout: Layout): boolean {
  const { endings, folders, job } = layout.tests;
  const isSpec = endings.some((ending) => file.endsWith(ending));
  return isSpec || folders.some((it) => `/${file}`.includes(`/${it}/`)) || file.startsWith(`${layout.shared}/${job}/`);
}

/** `user.entity.ts` has the role `entity`; a file without a second dot has none. */
export const roleOf = (file: string): string => /\.([a-z-]+)\.[cm]?[jt]sx?$/.exec(file)?.[1] ?? '';
