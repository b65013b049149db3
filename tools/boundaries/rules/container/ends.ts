import type { Use } from '../rule.ts';

/** Whether the target is a file of another module, whoever asks. */
export const isOfAnother = ({ owner, isOwn, to }: Use): boolean =>
  to?.kind === 'module' && owner !== undefined && !isOwn;

/** Whether the module that the target belongs to offers it through its door. */
export function isOffered({ edge, owner }: Use): boolean {
  const { to } = edge;
  if (to.kind !== 'file') return false;
  return owner?.door?.offers.some(({ from, name }) => from === to.file && name === to.symbol) ?? false;
}

/** Whether the target is code that belongs to no module: a package's, or shared. */
export const isCommon = ({ edge, to }: Use): boolean =>
  edge.to.kind === 'package' || edge.to.kind === 'builtin' || to?.kind === 'shared';

/** What a message calls that which stands in the source. */
export const thingOf = ({ edge }: Use): string => edge.specifier ?? 'what is computed';
