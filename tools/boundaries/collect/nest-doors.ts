import ts from 'typescript';
import { isTestCode, roleOf } from '../model/layout.ts';
import type { Door, Offer } from '../model/tree.ts';
import type { Sources } from './doors.ts';
import { follower } from './doors.ts';
import { exportsOf } from './exports.ts';
import { NestExports } from './nest-exports.ts';
import type { Follow } from './nest-exports.ts';
import { placeOf } from './places.ts';

/**
 * The door of a module that has none of its own: what Nest itself lets others use of it. That is the module's class (in the
 * outermost `*.module.ts` of its folder), the classes that its `exports` name, files whose role says that they are meant for
 * others (`doorRoles`), and what an `index.ts` offers, where there happens to be one.
 */
export function readNestDoor(folder: string, sources: Sources): Door | null {
  const own = [...sources.files.keys()].filter((file) => file.startsWith(`${folder}/`));
  const depthOf = (file: string): number => file.split('/').length;
  const inside = own.filter((file) => roleOf(file) === 'module' && !isTestCode(file, sources.layout));
  const top = Math.min(...inside.map(depthOf));
  const [first, ...others] = inside.filter((file) => depthOf(file) === top);
  if (first === undefined) return null;
  const follow = follower(sources);
  const modules = [first, ...others];
  const offers = modules.flatMap((file) => offersOf(file, sources, follow));
  const isOwn = (file: string | null): file is string => file !== null && file.startsWith(`${folder}/`);
  const meant = own.filter((file) => sources.layout.doorRoles.includes(roleOf(file)) && roleOf(file) !== 'module');
  const index = own.filter((file) => new RegExp(`^${folder}/index\\.[cm]?[jt]sx?$`).test(file));
  const barrels = index.flatMap((file) => offeredBy(file, sources, follow, new Set()));
  const entrances = [...modules, ...offers.map(({ from }) => from).filter(isOwn), ...meant, ...barrels.filter(isOwn)];
  return { file: first, offers, facades: [], entrances: [...new Set(entrances)], isOfNest: true };
}

/** An `index.ts`, and the files that declare what it exports: what is offered there may be taken by either path. */
function offeredBy(file: string, sources: Sources, follow: Follow, seen: Set<string>): (string | null)[] {
  const source = sources.files.get(file);
  if (!source || seen.has(file)) return [];
  seen.add(file);
  const { named, stars } = exportsOf(source);
  const targets = stars.map((it) => sources.resolve(it, file));
  const whole = targets.flatMap((it) => (it.kind === 'file' ? offeredBy(it.file, sources, follow, seen) : []));
  return [file, ...named.map(({ name }) => follow(file, name)), ...whole];
}

function offersOf(file: string, sources: Sources, follow: Follow): Offer[] {
  const source = sources.files.get(file);
  if (!source) return [];
  const nest = new NestExports(sources, follow);
  const classes = source.statements.filter(ts.isClassDeclaration).filter(({ name }) => name !== undefined);
  return classes.flatMap((declared) => {
    const place = placeOf(file, source, declared.name?.getStart(source) ?? 0);
    const own: Offer = { name: declared.name?.text ?? '', from: file, specifier: null, place };
    return [own, ...nest.of(declared, file)];
  });
}
