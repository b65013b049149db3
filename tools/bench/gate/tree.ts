import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, stateFolder } from '../../runner/places.ts';
import { moduleFiles } from './module.ts';

/** A repository for the gate to judge, with packages of its own to cache beside. */
export interface Tree {
  readonly name: string;
  readonly root: string;
  readonly modules: number;
  /** How many source files it has. */
  readonly files: number;
  /** What dependency-cruiser is told to read. */
  readonly folders: readonly string[];
  /** A file that nobody imports, and one on which half of the tree stands. */
  readonly leaf: string;
  readonly base: string;
  readonly remove: () => void;
}

/** Files of a module that are there whatever its size. */
const LEAST = 10;

/** A tidy repository of so many modules, each of which uses the one before it; in so many source files. */
export function growTree(modules: number, files: number): Tree {
  mkdirSync(stateFolder, { recursive: true });
  const root = mkdtempSync(join(stateFolder, 'gate-'));
  const spare = files - 3 - modules * LEAST;
  for (let index = 0; index < modules; index++) {
    const services = Math.floor((spare * (index + 1)) / modules) - Math.floor((spare * index) / modules);
    write(root, moduleFiles(index, services));
  }
  const gate = pathToFileURL(inRoot('tools', 'boundaries', 'index.ts')).href;
  write(root, {
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { typeorm: '1', '@nestjs/typeorm': '12', pg: '8' },
    }),
    'tsconfig.json': JSON.stringify({ compilerOptions }),
    'boundaries.config.json': JSON.stringify({ apps: 'apps', tools: '', rootFiles: ['.dependency-cruiser.js'] }),
    '.dependency-cruiser.js': `import { cruiserConfiguration } from '${gate}';\nexport default cruiserConfiguration(import.meta.dirname);`,
    'apps/api/main.ts': "import { M0Module } from '../../libs/modules/m0/index.js';\nexport const app = [M0Module];",
    'libs/shared/database/index.ts':
      "import { DataSource } from 'typeorm';\nimport pg from 'pg';\nexport const all = [DataSource, pg];",
    'libs/shared/testing/index.ts': 'export const boot = 1;',
  });
  linkPackages(root);
  const leaf = join(root, 'libs/modules/m1/m1.spec.ts');
  const middle = `m${Math.floor(modules / 2)}`;
  const base = join(root, 'libs/modules', middle, `${middle}.service.ts`);
  const name = `${modules} modules, ${files.toLocaleString('en')} files`;
  const remove = () => rmSync(root, { recursive: true });
  return { name, root, modules, files, folders: ['apps', 'libs'], leaf, base, remove };
}

const compilerOptions = {
  ...{ target: 'es2023', lib: ['es2024', 'esnext.disposable'], types: ['node'] },
  ...{ module: 'nodenext', strict: true, skipLibCheck: true },
  ...{ experimentalDecorators: true, emitDecoratorMetadata: true },
};

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** The same packages, in a folder of its own: what is cached beside them is this tree's alone. */
export function linkPackages(root: string): void {
  const [from, to] = [inRoot('node_modules'), join(root, 'node_modules')];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '.cache') symlinkSync(join(from, name), join(to, name));
}
