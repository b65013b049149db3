import { at } from '../model/edge.ts';
import { CannotJudge } from '../model/finding.ts';
import { isTestCode } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';

/** The evidence of an arrow: what is declared, and which file uses what of the other, and how. */
export function why(tree: Tree, [from, to]: readonly (string | undefined)[]): string {
  const names = tree.modules.map(({ name }) => name);
  const wrong = [from, to].find((name) => name === undefined || !names.includes(name));
  if (from === undefined || to === undefined || wrong !== undefined) {
    throw new CannotJudge([
      `why wants two modules${wrong ? `, and ${wrong} is none` : ''}; they are ${names.join(', ')}`,
    ]);
  }
  const lines = [...declared(tree, from, to), ...usedLines(tree, from, to)];
  const summary = lines.length > 0 ? lines : ['nothing: no arrow is declared, and no file uses it'];
  return `${from} → ${to}\n${summary.map((line) => `  ${line}\n`).join('')}`;
}

function declared(tree: Tree, from: string, to: string): string[] {
  const module = moduleNamed(tree, from);
  const kinds = (['dependsOn', 'listensTo'] as const).filter((kind) => module?.manifest?.[kind].includes(to));
  return kinds.map(
    (kind) => `${at(module?.arrowPlace(kind, to) ?? { file: '', line: 1, column: 1 })}  declared: ${kind}`,
  );
}

function usedLines(tree: Tree, from: string, to: string): string[] {
  const [user, used] = [from, to].map((name) => `${moduleNamed(tree, name)?.folder}/`);
  return tree.edges.flatMap(({ from: place, to: target, form, names }) => {
    const isHere = place.file.startsWith(user ?? '') && target.kind === 'file';
    if (!isHere || !target.file.startsWith(used ?? '')) return [];
    const test = isTestCode(place.file, tree.layout) ? ' (test)' : '';
    return [`${at(place)}  ${form}${test}: ${names.join(', ') || 'nothing by name'}, from ${target.file}`];
  });
}
