import ts from 'typescript';
import type { Origin } from './origins.ts';
import type { Reading } from './reading.ts';

const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.Identifier>>();
const origins = new WeakMap<ts.Identifier, { readonly origin: Origin | undefined }>();

/** Names that a file has from elsewhere, or gives once more to what it has from elsewhere. */
function namesOf(source: ts.SourceFile): ReadonlyMap<string, ts.Identifier> {
  const found = known.get(source);
  if (found) return found;
  const names = new Map<string, ts.Identifier>();
  for (const it of source.statements) {
    if (ts.isImportDeclaration(it)) for (const name of importedBy(it)) names.set(name.text, name);
    if (!ts.isVariableStatement(it)) continue;
    for (const { name, initializer } of it.declarationList.declarations) {
      const isAlias = initializer && (ts.isIdentifier(initializer) || ts.isPropertyAccessExpression(initializer));
      const alias = isAlias && (ts.isIdentifier(initializer) ? initializer : initializer.name);
      if (ts.isIdentifier(name) && alias && ts.isIdentifier(alias)) names.set(name.text, alias);
    }
  }
  known.set(source, names);
  return names;
}

function importedBy({ importClause }: ts.ImportDeclaration): ts.Identifier[] {
  const { name, namedBindings } = importClause ?? {};
  const named = !namedBindings
    ? []
    : ts.isNamedImports(namedBindings)
      ? namedBindings.elements.map((it) => it.name)
      : [namedBindings.name];
  return [...(name ? [name] : []), ...named];
}

/** Where the function or class that is called by a name comes from; each name of a file is asked for once. */
export function originOfCallee(callee: ts.Expression, { source, checker, origins: all }: Reading): Origin | undefined {
  const names = namesOf(source);
  if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)) {
    return names.has(callee.expression.text) ? all.ofSymbol(checker.getSymbolAtLocation(callee.name)) : undefined;
  }
  const name = ts.isIdentifier(callee) ? names.get(callee.text) : undefined;
  if (!name) return undefined;
  const found = origins.get(name) ?? { origin: all.ofSymbol(checker.getSymbolAtLocation(name)) };
  origins.set(name, found);
  return found.origin;
}
