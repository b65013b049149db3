import { at } from '../model/edge.ts';
import type { Cruise, Tree } from '../model/tree.ts';

const statements = new Set(['import', 'side-effect', 'export', 'export-star']);

/** Why this run must not be believed when it finds nothing. No figure is stored: the tree is counted by plainer means. */
export function blindnessOf(tree: Tree): string[] {
  const blind = [...tree.faults, ...tree.blindLayers];
  if (tree.modules.length === 0)
    blind.push(`no module in ${tree.layout.modules}: there is nothing to judge; name its folder in "modules"`);
  for (const [file, [specifier]] of tree.unread) {
    if (specifier !== undefined)
      blind.push(`${file} imports ${specifier}, and the syntax walk did not see it: ${hint}`);
  }
  return tree.cruise ? [...blind, ...unseenBy(tree.cruise, tree)] : blind;
}

const hint = 'run npm ci; if it stays, the gate and its engines disagree: report it';

function unseenBy({ files, specifiers }: Cruise, tree: Tree): string[] {
  const unread = tree.files.filter((file) => !files.has(file));
  const unseen = tree.edges.find(({ from, form, specifier, via }) => {
    const seen = specifiers.get(from.file);
    const isStatement = via === 'import' && statements.has(form);
    return seen && specifier !== null && isStatement && !seen.has(specifier.replace(/^node:/, ''));
  });
  const count = `${tree.files.length - unread.length} of ${tree.files.length} files`;
  return [
    ...(unread[0] ? [`dependency-cruiser saw ${count}, not ${unread[0]}: ${hint}`] : []),
    ...(unseen
      ? [`${at(unseen.from)} imports ${unseen.specifier}, and dependency-cruiser did not see it: ${hint}`]
      : []),
  ];
}
