import type { Finding } from '../model/finding.ts';
import { homeOf, roleOf } from '../model/layout.ts';
import type { Module, Offer, Tree } from '../model/tree.ts';
import { finding } from './report.ts';

/** Each module has one manifest and one door, and the door offers what is meant for others. */
export function judgeDoors(tree: Tree): Finding[] {
  return tree.modules.flatMap((module) => [
    ...judgeManifest(tree, module),
    ...judgeIndexes(tree, module),
    ...judgeStars(tree, module),
    ...(module.door?.offers ?? []).flatMap((offer) => judgeOffer(tree, module, offer) ?? []),
  ]);
}

function judgeManifest(tree: Tree, { name, folder, hasManifest }: Module): Finding[] {
  if (hasManifest) return [];
  const place = { file: `${folder}/${tree.layout.manifest}`, line: 1, column: 1 };
  const fix = `write ${place.file} with name, owner, purpose, dependsOn, listensTo and removable`;
  return [finding(tree, 'manifest/missing', place, { what: `${name} has no ${tree.layout.manifest}`, fix })];
}

function judgeIndexes(tree: Tree, { name, folder, door }: Module): Finding[] {
  const own = `${folder}/${tree.layout.door}`;
  const stem = tree.layout.door.replace(/\.[cm]?[jt]sx?$/, '');
  const seconds = tree.files.filter((file) => {
    const isDoorLike =
      file
        .split('/')
        .at(-1)
        ?.replace(/\.[cm]?[jt]sx?$/, '') === stem;
    return file.startsWith(`${folder}/`) && file !== own && isDoorLike;
  });
  const findings = seconds.map((file) => {
    const fix = `rename it to what it is about, and offer what others need from ${own}`;
    return finding(
      tree,
      'door/second-index',
      { file, line: 1, column: 1 },
      { what: `${name} has a door besides ${own}`, fix },
    );
  });
  if (door) return findings;
  const place = { file: own, line: 1, column: 1 };
  const fix = `write ${own}, naming the Nest module and what others may use of it`;
  return [...findings, finding(tree, 'door/missing', place, { what: `${name} has no ${tree.layout.door}`, fix })];
}

function judgeStars(tree: Tree, { door }: Module): Finding[] {
  const stars = tree.edges.filter(({ form, from }) => form === 'export-star' && from.file === door?.file);
  return stars.map(({ from, specifier }) => {
    const words = { what: `the door offers all of ${specifier}`, fix: 'name what it offers: export { … } from …' };
    return finding(tree, 'door/wildcard', from, { ...words, subjects: [from.file, specifier ?? ''] });
  });
}

function judgeOffer(tree: Tree, { name: module, folder, door }: Module, { name, from, place }: Offer): Finding | null {
  const subjects = [place.file, from ?? name];
  const roles = tree.layout.doorRoles.map((role) => `*.${role}.ts`).join(', ');
  const home = from === null ? null : homeOf(from, tree.layout);
  if (from === null || home?.kind !== 'module' || home.name !== module) {
    const source = from ?? 'a package, or nothing that can be found';
    const fix = `delete ${name} from the door: who needs it gets it where it is declared`;
    return finding(tree, 'door/foreign-offer', place, {
      what: `${module} offers ${name}, which comes from ${source}`,
      fix,
      subjects,
    });
  }
  if (tree.layout.doorRoles.includes(roleOf(from))) return null;
  const where = from === door?.file ? 'the door itself' : from.slice(folder.length + 1);
  return finding(tree, 'door/internal-offer', place, {
    what: `${module} offers ${name}, declared in ${where}`,
    fix: `offer names of ${roles} alone: give callers a facade method, or move ${name} to the file that is meant for it`,
    subjects,
  });
}
