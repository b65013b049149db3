import { isTestCode } from '../../model/layout.ts';
import type { Use } from '../rule.ts';

/** Whether the user is shipped code that may hold no ambient state: a module, or a shared file that the layout does not list. */
export function isBound({ tree, edge, from }: Use): boolean {
  const { file } = edge.from;
  if (from.kind === 'shared') return !isTestCode(file, tree.layout) && !tree.layout.ambient.files.includes(file);
  return from.kind === 'module';
}

/** Where ambient state belongs, in the words of this repository. */
export const kernelOf = ({ tree }: Use): string =>
  `the few files of ${tree.layout.shared || 'the shared code'} that the configuration lists (ambient.files)`;
