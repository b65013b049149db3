import { ownerOf } from '../../judge/advice.ts';
import type { Finding } from '../../model/finding.ts';
import { homeOf, nameOf, roleOf } from '../../model/layout.ts';
import type { Home } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';
import type { Reach } from '../../model/types.ts';
import type { Say, Words } from '../rule.ts';

/** A reach, with whose the thing is that is reached. */
export interface Sighting extends Reach {
  readonly tree: Tree;
  /** `null`: it is no file of the repository. */
  readonly home: Home | null;
  readonly isOwn: boolean;
  /** What messages call it. */
  readonly name: string;
}

/** Whether a thing speaks to the database: an ORM's own, or declared in a file that is kept for that. */
export function isOfOrm({ tree, to }: Sighting): boolean {
  const { orm } = tree.layout;
  if (to.kind === 'package') return orm.packages.includes(to.name);
  if (to.kind !== 'file') return false;
  return orm.roles.includes(roleOf(to.file)) || orm.folders.some((it) => to.file.includes(`/${it}/`));
}

export const isEntity = ({ kind }: Reach): boolean => kind === 'entity' || kind === 'column';

/** Events are judged by rules of their own: what they carry is kept for as long as the table of events is. */
export const isInEvent = ({ tree, place }: Sighting): boolean => roleOf(place.file) === tree.layout.eventRole;

/** What stands in a file that is meant for others. */
export const isPublicFile = ({ tree, to }: Sighting): boolean =>
  to.kind === 'file' && tree.layout.doorRoles.includes(roleOf(to.file));

export function sightings(tree: Tree): Sighting[] {
  return (tree.facts.types?.reaches ?? []).map((reach) => {
    const { to, module } = reach;
    const home = to.kind === 'file' ? homeOf(to.file, tree.layout) : null;
    const isOwn = home?.kind === 'module' && home.name === module;
    const name = 'symbol' in to && to.symbol ? to.symbol : 'something without a type';
    return { ...reach, tree, home, isOwn, name };
  });
}

/** The finding of each reach that a rule is about. */
export function judgeReaches(tree: Tree, say: Say, words: (reach: Sighting) => Words | null): Finding[] {
  return sightings(tree).flatMap((reach) => {
    const found = words(reach);
    return found ? [say.at(reach.place, { subjects: subjectsOf(reach), ...ownerOfReach(reach), ...found })] : [];
  });
}

const subjectsOf = ({ place, through, to, name }: Sighting): string[] => {
  const from = `${place.file}#${through}`;
  if (to.kind === 'file') return [from, `${to.file}#${name}`];
  return [from, to.kind === 'package' ? `${to.name}#${name}` : 'any'];
};

const ownerOfReach = ({ tree, isOwn, to }: Sighting): { owner?: string } =>
  isOwn || to.kind !== 'file' ? {} : { owner: ownerOf(tree, to.file) };

/** `ItemsFacade.find gives Item, declared in …`: the first half of what such rules say. */
export function seen({ tree, through, as, kind, to, name, home }: Sighting): string {
  const whole = kind === 'column' ? `the columns of ${name}` : name;
  const verb = { parameter: 'takes', result: 'gives', member: 'shows', base: 'extends' }[as];
  if (to.kind === 'package') return `${through} ${verb} ${whole}, of ${to.name}`;
  if (to.kind !== 'file') return `${through} ${verb} ${whole}`;
  const whose = home?.kind === 'module' ? '' : ` (${nameOf(home ?? { kind: 'nowhere', name: '' }, tree.layout)})`;
  return `${through} ${verb} ${whole}, declared in ${to.file}${whose}`;
}

/** Roles of the files that a door offers from, as people name them. */
export const publicFiles = ({ layout }: Tree): string => layout.doorRoles.map((role) => `*.${role}.ts`).join(', ');
