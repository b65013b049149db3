import { resolve } from 'node:path';
import { configName, readLayout } from '../collect/config.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Module } from '../model/tree.ts';

/** The text of CODEOWNERS: whom GitHub asks about a change in a module, as its manifest says. */
export function codeOwners({ root, config }: Options): string {
  const faults: string[] = [];
  const { layout } = readLayout(resolve(root), config);
  const modules = readModules(sourcesOnDisk(resolve(root), layout), layout, faults);
  if (faults.length > 0) throw new CannotJudge(faults);
  return ownersText(modules, layout.codeowners.organization, config ?? configName);
}

type Owned = Pick<Module, 'folder'> & { readonly manifest: { readonly owner: string } | null };

/** Modules that name no owner have no line: whoever is asked about everything else is asked about them. */
export function ownersText(modules: readonly Owned[], organization: string, config: string): string {
  const owned = modules.flatMap(({ folder, manifest }) =>
    manifest?.owner ? [[`/${folder}/`, manifest.owner] as const] : [],
  );
  const width = Math.max(0, ...owned.map(([folder]) => folder.length));
  const lines = owned.map(([folder, owner]) => `${folder.padEnd(width)}  ${handleOf(owner, organization)}`);
  const isHomeless = organization === '' && owned.some(([, owner]) => isTeam(owner));
  return [heading, ...(isHomeless ? missing(config) : []), ...lines.sort(), ''].join('\n');
}

const heading = '# Made of the owners that the manifests of the modules name: change them there.';

const missing = (config: string): string[] => [
  '# GitHub knows a team by its organization, and takes these for people: set',
  '#   "codeowners": { "organization": "…" }',
  `# in ${config}; the owners are then @organization/team. A person is "@name" in the manifest.`,
];

/** A manifest may also give what GitHub takes as it is: `@person`, `@organization/team`, or an address of mail. */
const isTeam = (owner: string): boolean => !/^@|\/|^[^@\s]+@[^@\s]+$/.test(owner);

function handleOf(owner: string, organization: string): string {
  if (owner.includes('@')) return owner;
  return isTeam(owner) && organization !== '' ? `@${organization}/${owner}` : `@${owner}`;
}
