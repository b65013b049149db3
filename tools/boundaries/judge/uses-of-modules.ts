import type { Finding } from '../model/finding.ts';
import { isSameHome, nameOf } from '../model/layout.ts';
import type { Module, Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';
import { arrowLine, rightWay } from './advice.ts';
import { edgeFinding } from './report.ts';
import type { Use } from './use.ts';
import { isEvent } from './use.ts';

type ModuleUse = Use & { readonly module: Module };

const list = (names: readonly string[]): string => {
  const named = names.filter((name) => name !== '*' && name !== 'default');
  return named.length > 0 ? named.join(', ') : 'what is in it';
};

/** A module that is used from outside: by whom, by the door, along an arrow. */
export function judgeModuleUse(use: Use): Finding | null {
  const { module } = use;
  if (!module || isSameHome(use.from, use.to)) return null;
  const known = { ...use, module };
  return judgeShared(known) ?? judgeDoor(known) ?? judgeBare(known) ?? judgeArrow(known);
}

function judgeShared({ tree, edge, from, file, module }: ModuleUse): Finding | null {
  if (from.kind !== 'shared') return null;
  const what = `${nameOf(from, tree.layout)} uses ${list(edge.names)} of ${file}`;
  const fix = `declare what is needed as a port (an abstract class) in ${nameOf(from, tree.layout)}, and let ${module.name} implement it`;
  return edgeFinding(tree, 'layers/shared-knows-module', edge, { what, fix });
}

function judgeDoor({ tree, edge, from, file, module }: ModuleUse): Finding | null {
  if (file === `${module.folder}/${tree.layout.door}`) return null;
  const user = nameOf(from, tree.layout);
  const offered = module.door?.offers.some(({ name, from: source }) => source === file && edge.names.includes(name));
  const where = offered ? `around the door of ${module.name}` : `which ${module.name} does not offer`;
  return edgeFinding(tree, 'door/internal-import', edge, {
    what: `${user} uses ${list(edge.names)}, declared in ${file}, ${where}`,
    why: `${module.name} may rename, split or move that file without asking ${user}`,
    fix: rightWay(module, edge.names, file),
    owner: arrowLine(tree, from, module),
  });
}

function judgeBare({ tree, edge, from, module }: ModuleUse): Finding | null {
  if (edge.form !== 'side-effect') return null;
  return edgeFinding(tree, 'door/side-effect-import', edge, {
    what: `${nameOf(from, tree.layout)} loads ${module.name} and takes nothing from it`,
    fix: `${rightWay(module, [], '')}; or delete the import`,
    owner: arrowLine(tree, from, module),
  });
}

function judgeArrow({ tree, edge, from, module }: ModuleUse): Finding | null {
  const manifest = from.kind === 'module' ? moduleNamed(tree, from.name)?.manifest : null;
  if (!manifest || manifest.dependsOn.includes(module.name)) return null;
  const file = `${tree.layout.modules}/${from.name}/${tree.layout.manifest}`;
  const foreign = edge.names.filter((name) => !isEvent(module, name, tree.layout.eventRole));
  const owner = arrowLine(tree, from, module);
  if (!manifest.listensTo.includes(module.name)) {
    const kind = foreign.length === 0 ? 'listensTo' : 'dependsOn';
    return edgeFinding(tree, 'arrows/undeclared', edge, {
      what: `${from.name} uses ${list(edge.names)} of ${module.name}, and no arrow says so`,
      fix: reaches(tree, module.name, from.name)
        ? `${module.name} uses ${from.name} already, and an arrow back would close a ring: publish an event, or declare a port in ${from.name} that ${module.name} implements`
        : `add "${module.name}" to "${kind}" in ${file} if both owners agree; otherwise publish an event or ask through a port`,
      owner,
    });
  }
  if (foreign.length === 0) return null;
  return edgeFinding(tree, 'arrows/events-only', edge, {
    what: `${from.name} listens to ${module.name}, and takes ${list(foreign)}, which is no event class`,
    fix: `import event classes by name alone, or add "${module.name}" to "dependsOn" in ${file} if both owners agree`,
    owner,
  });
}

/** Whether arrows lead from one module to another, over whatever others. */
function reaches(tree: Tree, from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean {
  const { manifest } = moduleNamed(tree, from) ?? {};
  const next = [...(manifest?.dependsOn ?? []), ...(manifest?.listensTo ?? [])].filter((name) => !seen.has(name));
  return next.some((name) => name === to || reaches(tree, name, to, new Set([...seen, from])));
}
