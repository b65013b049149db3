import { isTestCode } from '../../model/layout.ts';
import type { Use } from '../rule.ts';

/** Tools are judged by their imports; a test may put a fake in the place of what it does not test. */
export function isJudged({ tree, edge, from, to }: Use): boolean {
  const isProduct = from.kind === 'module' || from.kind === 'app' || from.kind === 'shared';
  return isProduct && to !== null && !isTestCode(edge.from.file, tree.layout);
}

/** Who does it: a module by its name, anything else by its file. */
export const userOf = ({ edge, from }: Use): string => (from.kind === 'module' ? from.name : edge.from.file);

export const classOf = ({ edge }: Use): string =>
  edge.to.kind === 'file' ? (edge.to.symbol ?? edge.to.file) : 'a class';
