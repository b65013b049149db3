import ts from 'typescript';
import { roleOf } from '../model/layout.ts';
import type { Door, Offer } from '../model/tree.ts';
import type { Sources } from './doors.ts';
import { follower } from './doors.ts';
import { NestExports } from './nest-exports.ts';
import { placeOf } from './places.ts';

/**
 * The door of a module that has none of its own: what Nest itself lets others use of it. That is the module's class, the
 * classes that its `exports` name, and files whose role says that they are meant for others (`doorRoles`).
 */
export function readNestDoor(folder: string, sources: Sources): Door | null {
  const own = [...sources.files.keys()].filter((file) => file.startsWith(`${folder}/`));
  const [first, ...others] = own.filter(
    (file) => roleOf(file) === 'module' && !file.slice(folder.length + 1).includes('/'),
  );
  if (first === undefined) return null;
  const follow = follower(sources);
  const modules = [first, ...others];
  const offers = modules.flatMap((file) => offersOf(file, sources, follow));
  const isOwn = (file: string | null): file is string => file !== null && file.startsWith(`${folder}/`);
  const meant = own.filter((file) => sources.layout.doorRoles.includes(roleOf(file)) && roleOf(file) !== 'module');
  const index = own.filter((file) => new RegExp(`^${folder}/index\\.[cm]?[jt]sx?$`).test(file));
  const entrances = [...modules, ...offers.map(({ from }) => from).filter(isOwn), ...meant, ...index];
  return { file: first, offers, facades: [], entrances: [...new Set(entrances)], isOfNest: true };
}

function offersOf(file: string, sources: Sources, follow: ReturnType<typeof follower>): Offer[] {
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
