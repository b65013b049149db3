import type { Owners } from '../../observability/owners.ts';

export const ownersFile = '.github/CODEOWNERS';

/** Whom GitHub asks about a change: the owner of the module that it touches, as the manifest names them. */
export function codeOwners(owners: Owners): string {
  const folders = [...owners].map(([module, owner]) => [`/libs/modules/${module}/`, handleOf(owner)] as const);
  const width = Math.max(0, ...folders.map(([folder]) => folder.length));
  const lines = folders.map(([folder, handle]) => `${folder.padEnd(width)}  ${handle}`).sort();
  return ['# Made of the manifests of the modules by npm run accept.', ...lines, ''].join('\n');
}

const handleOf = (owner: string): string =>
  owner.startsWith('@') || /^[^@\s]+@[^@\s]+$/.test(owner) ? owner : `@${owner}`;
