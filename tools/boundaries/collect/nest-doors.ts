import ts from 'typescript';
import { roleOf } from '../model/layout.ts';
import type { Door, Offer } from '../model/tree.ts';
import type { Sources } from './doors.ts';
import { follower } from './doors.ts';
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

function offersOf(file: string, { files, resolve }: Sources, follow: ReturnType<typeof follower>): Offer[] {
  const source = files.get(file);
  if (!source) return [];
  const classes = source.statements.filter(ts.isClassDeclaration).filter(({ name }) => name !== undefined);
  return classes.flatMap((declared) => {
    const place = placeOf(file, source, declared.name?.getStart(source) ?? 0);
    const own: Offer = { name: declared.name?.text ?? '', from: file, specifier: null, place };
    const exported = exportsIn(declared).map((node): Offer => {
      const specifier = importOf(node.text, source);
      const target = specifier === null ? null : resolve(specifier, file);
      const from = specifier === null ? file : target?.kind === 'file' ? follow(target.file, node.text) : null;
      return { name: node.text, from, specifier, place: placeOf(file, source, node.getStart(source)) };
    });
    return [own, ...exported];
  });
}

/** Names in `exports` of `@Module({ … })`; what is spread or called there stays unseen, and offers nothing. */
function exportsIn(declared: ts.ClassDeclaration): ts.Identifier[] {
  const options = (ts.getDecorators(declared) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) ? expression.arguments.filter(ts.isObjectLiteralExpression) : [],
  );
  return options.flatMap(({ properties }) =>
    properties.flatMap((it) => {
      const isExports = ts.isPropertyAssignment(it) && ts.isIdentifier(it.name) && it.name.text === 'exports';
      return isExports && ts.isArrayLiteralExpression(it.initializer)
        ? it.initializer.elements.filter(ts.isIdentifier)
        : [];
    }),
  );
}

/** The specifier that a name of the file is imported from; null: it is declared here. */
function importOf(name: string, source: ts.SourceFile): string | null {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { namedBindings, name: whole } = statement.importClause ?? {};
    const isNamed =
      namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.some((it) => it.name.text === name);
    if (isNamed || whole?.text === name) return statement.moduleSpecifier.text;
  }
  return null;
}
