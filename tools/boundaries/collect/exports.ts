import ts from 'typescript';

/** Where a name that a file exports comes from: itself, or a name of another file. */
export interface Export {
  readonly name: string;
  readonly position: number;
  readonly from: { readonly specifier: string; readonly name: string } | null;
}

export interface Exports {
  readonly named: readonly Export[];
  readonly stars: readonly string[];
}

/** Reads what a file exports, and through which imports, without asking a checker. */
export function exportsOf(source: ts.SourceFile): Exports {
  const imports = importsOf(source);
  const named: Export[] = [];
  const stars: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) readExport(statement, imports, named, stars);
    else if (ts.isExportAssignment(statement)) named.push(readDefault(statement, imports));
    else if (isExported(statement)) named.push(...declaredBy(statement));
  }
  return { named, stars };
}

function readExport(node: ts.ExportDeclaration, imports: Imports, named: Export[], stars: string[]): void {
  const specifier = node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
  const clause = node.exportClause;
  if (!clause || ts.isNamespaceExport(clause)) {
    if (specifier) stars.push(specifier);
    return;
  }
  for (const { propertyName, name } of clause.elements) {
    const inner = (propertyName ?? name).text;
    const from = specifier === null ? (imports.get(inner) ?? null) : { specifier, name: inner };
    named.push({ name: name.text, position: (propertyName ?? name).getStart(), from });
  }
}

function readDefault({ expression }: ts.ExportAssignment, imports: Imports): Export {
  const from = ts.isIdentifier(expression) ? (imports.get(expression.text) ?? null) : null;
  return { name: 'default', position: expression.getStart(), from };
}

type Imports = ReadonlyMap<string, { specifier: string; name: string }>;

/** The names that a file has from others. */
export function importsOf(source: ts.SourceFile): Imports {
  const found = new Map<string, { specifier: string; name: string }>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const specifier = statement.moduleSpecifier.text;
    const clause = statement.importClause;
    if (clause?.name) found.set(clause.name.text, { specifier, name: 'default' });
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) found.set(bindings.name.text, { specifier, name: '*' });
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const { propertyName, name } of bindings.elements) {
      found.set(name.text, { specifier, name: (propertyName ?? name).text });
    }
  }
  return found;
}

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** `export default class X`: whatever it is called here, others get it as `default`. */
const isDefault = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false);

function declaredBy(node: ts.Statement): Export[] {
  const one = (name: ts.BindingName): Export[] =>
    ts.isIdentifier(name)
      ? [{ name: name.text, position: name.getStart(), from: null }]
      : name.elements.flatMap((element) => (ts.isBindingElement(element) ? one(element.name) : []));
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => one(name));
  const { name } = node as ts.Statement & { name?: ts.Node };
  const called = name && ts.isIdentifier(name) && !isDefault(node) ? name.text : 'default';
  return [{ name: called, position: (name ?? node).getStart(), from: null }];
}
