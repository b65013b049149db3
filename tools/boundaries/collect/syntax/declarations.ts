import ts from 'typescript';
import type { Walk } from './mention.ts';

/** `import`, `export … from`, `import =`, `declare module`: the statements that carry a specifier. */
export function readDeclaration(node: ts.Node, walk: Walk): void {
  if (ts.isImportDeclaration(node)) readImport(node, walk);
  else if (ts.isExportDeclaration(node)) readExport(node, walk);
  else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    const { expression } = node.moduleReference;
    walk.add('import-equals', expression, walk.constant(expression), ['*']);
  } else if (ts.isModuleDeclaration(node)) readAmbient(node, walk);
  else if (ts.isSourceFile(node)) readGlobals(node, walk);
}

function readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration, walk: Walk): void {
  const names = namesOf(importClause);
  const form = importClause ? 'import' : 'side-effect';
  walk.add(form, moduleSpecifier, walk.constant(moduleSpecifier), names);
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return [];
  const first = clause.name ? ['default'] : [];
  const rest = clause.namedBindings;
  if (!rest) return first;
  if (ts.isNamespaceImport(rest)) return [...first, '*'];
  return [...first, ...rest.elements.map(({ propertyName, name }) => (propertyName ?? name).text)];
}

function readExport({ exportClause, moduleSpecifier }: ts.ExportDeclaration, walk: Walk): void {
  if (!moduleSpecifier) return;
  const isNamed = exportClause !== undefined && ts.isNamedExports(exportClause);
  const names = isNamed ? exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text) : ['*'];
  walk.add(isNamed ? 'export' : 'export-star', moduleSpecifier, walk.constant(moduleSpecifier), names);
}

/** `declare module 'x'` adds to x, or says what x is; `declare global` adds to everybody's. */
function readAmbient({ name, flags }: ts.ModuleDeclaration, walk: Walk): void {
  if (ts.isStringLiteral(name)) walk.add('augmentation', name, name.text, ['*']);
  else if (flags & ts.NodeFlags.GlobalAugmentation) walk.add('augmentation', name, 'global', ['*']);
}

/** In a file of declarations that is no module, each of them is everybody's. */
function readGlobals(source: ts.SourceFile, walk: Walk): void {
  if (!source.isDeclarationFile || ts.isExternalModule(source)) return;
  for (const statement of source.statements) {
    const isAmbientModule = ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name);
    if (!isAmbientModule && !ts.isEmptyStatement(statement)) walk.add('augmentation', statement, 'global', ['*']);
  }
}
