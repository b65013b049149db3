import type { Edge } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { Home, Layout } from '../model/layout.ts';
import { homeOf, isSameHome, isTestCode, nameOf, roleOf } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';
import { edgeFinding, targetName } from './report.ts';
import { useOf } from './use.ts';
import type { Use } from './use.ts';
import { judgeModuleUse } from './uses-of-modules.ts';

const isProduct = ({ kind }: Home): boolean => kind === 'module' || kind === 'shared' || kind === 'app';

/** One edge, one finding at most: the first rule that it breaks, the plainest first. */
export function judgeEdge(tree: Tree, edge: Edge): Finding | null {
  const from = homeOf(edge.from.file, tree.layout);
  const plain = judgeTarget(tree, edge, from) ?? judgeAugmentation(tree, edge, from) ?? judgeDriver(tree, edge, from);
  const use = useOf(tree, edge);
  return plain ?? (use && (judgeFloor(use) ?? judgeModuleUse(use) ?? judgeTestUse(use)));
}

function judgeTarget(tree: Tree, edge: Edge, from: Home): Finding | null {
  const { to, form, specifier } = edge;
  if (edge.proof === 'cannot-prove') {
    // Hooks change how files load in the process that sets them: in one that tests or builds, nothing ships with it.
    if (form === 'hooks' && (isTestCode(edge.from.file, tree.layout) || from.kind === 'tool')) return null;
    const what = specifier
      ? `${specifier} is code, or a place, that no file shows`
      : `what this ${form} loads is not a constant`;
    return edgeFinding(tree, 'imports/computed', edge, {
      what,
      fix: 'write the path as a literal, or as a const of this file that holds one; choose between literals with a switch',
    });
  }
  // A URL may name a file that is yet to be written, and an ambient declaration a module that never will be.
  if (to.kind === 'missing' && form !== 'url' && form !== 'augmentation') {
    const fix = 'correct the path (with its extension), or install the package by npm and commit package.json';
    return edgeFinding(tree, 'imports/unresolved', edge, {
      what: `${specifier} leads to no file and no installed package`,
      fix,
    });
  }
  const isOutside = to.kind === 'outside' || (to.kind === 'file' && isNowhere(to.file, tree.layout));
  if (!isOutside || !isProduct(from)) return null;
  const what = `${nameOf(from, tree.layout)} uses ${targetName(edge)}, which belongs to no module, shared job, app or tool`;
  return edgeFinding(tree, 'imports/outside', edge, { what, fix: 'use the source that it was made from, by its door' });
}

/** Data at the root (package.json, .swcrc) is everybody's; code there is not. */
function isNowhere(file: string, layout: Layout): boolean {
  const isRootData = !file.includes('/') && !/\.[cm]?[jt]sx?$/.test(file);
  return homeOf(file, layout).kind === 'nowhere' && !isRootData;
}

function judgeAugmentation(tree: Tree, edge: Edge, from: Home): Finding | null {
  if (edge.form !== 'augmentation' || edge.to.kind === 'file' || from.kind === 'shared' || !isProduct(from))
    return null;
  const what = `${nameOf(from, tree.layout)} adds to the types of ${targetName(edge)}, for everybody`;
  const fix = `move the declaration to the job of ${tree.layout.shared || 'the shared code'} that owns it, or pass the value as an argument`;
  return edgeFinding(tree, 'files/augmentation', edge, { what, fix });
}

function judgeDriver(tree: Tree, edge: Edge, from: Home): Finding | null {
  const { orm } = tree.layout;
  if (edge.to.kind !== 'package' || !orm.packages.includes(edge.to.name) || !isProduct(from)) return null;
  if (mayUseDriver(edge.from.file, from, tree.layout)) return null;
  const what = `${edge.from.file} uses ${edge.to.name}, and is neither ${orm.roles.map((role) => `*.${role}.ts`).join(' nor ')}`;
  const places = [...orm.roles.map((role) => `a *.${role}.ts`), ...orm.folders.map((it) => `${it}/`)].join(', ');
  return edgeFinding(tree, 'database/driver', edge, {
    what,
    fix: `move what needs ${edge.to.name} to ${places} of its module`,
  });
}

function mayUseDriver(file: string, home: Home, { orm }: Layout): boolean {
  if (home.kind === 'shared') return orm.jobs.includes(home.name);
  if (home.kind !== 'module') return false;
  return orm.roles.includes(roleOf(file)) || orm.folders.some((folder) => file.includes(`/${folder}/`));
}

function judgeFloor({ tree, edge, from, to, file }: Use): Finding | null {
  if (isSameHome(from, to)) return null;
  const what = `${nameOf(from, tree.layout)} uses ${file}`;
  if (to.kind === 'app') {
    return edgeFinding(tree, 'layers/imports-app', edge, {
      what,
      fix: `move what both need to ${tree.layout.shared}, by its job`,
    });
  }
  if (to.kind !== 'tool' || !isProduct(from)) return null;
  return edgeFinding(tree, 'layers/imports-tool', edge, {
    what,
    fix: `move what both need to ${tree.layout.shared}, by its job`,
  });
}

function judgeTestUse({ tree, edge, file }: Use): Finding | null {
  if (isTestCode(edge.from.file, tree.layout) || !isTestCode(file, tree.layout)) return null;
  const what = `${edge.from.file} ships, and uses the test code ${file}`;
  const fix = 'move what both need out of the test code, or this file into it';
  return edgeFinding(tree, 'tests/in-product', edge, { what, fix });
}
