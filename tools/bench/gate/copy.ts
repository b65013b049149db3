import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, stateFolder } from '../../runner/places.ts';
import { linkPackages } from './tree.ts';
import type { Tree } from './tree.ts';

const left = new Set(['node_modules', 'dist', 'coverage', '.git', '.bulkhead']);
const sources = /\.[cm]?[jt]sx?$/;

/** This repository as it lies here, in a folder that may be edited. */
export function copyOfThis(): Tree {
  mkdirSync(stateFolder, { recursive: true });
  const root = mkdtempSync(join(stateFolder, 'gate-this-'));
  for (const name of readdirSync(inRoot()).filter((it) => !left.has(it))) {
    cpSync(inRoot(name), join(root, name), { recursive: true, filter: (from) => !from.endsWith('/node_modules') });
  }
  linkPackages(root);
  const folders = ['apps', 'libs', 'tools'];
  const files = folders.flatMap((it) => readdirSync(join(root, it), { recursive: true, encoding: 'utf8' }));
  const modules = readdirSync(join(root, 'libs', 'modules')).filter((it) =>
    existsSync(join(root, 'libs', 'modules', it, 'module.json')),
  );
  return {
    ...{ name: 'this repository', root, folders, modules: modules.length },
    files: files.filter((it) => sources.test(it)).length,
    leaf: join(root, 'libs', 'modules', 'identity', 'identity.spec.ts'),
    base: join(root, 'libs', 'modules', 'organizations', 'organizations.service.ts'),
    remove: () => rmSync(root, { recursive: true }),
  };
}
