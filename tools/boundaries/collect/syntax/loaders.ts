import ts from 'typescript';

/** Members of node:module that load no file. Everything else there does, or may. */
const harmless: ReadonlySet<string> = new Set([
  'builtinModules',
  'constants',
  'enableCompileCache',
  'findPackageJSON',
  'findSourceMap',
  'flushCompileCache',
  'getCompileCacheDir',
  'isBuiltin',
  'SourceMap',
  'stripTypeScriptTypes',
]);

/** What a local name is worth to somebody who wants to load a file. */
export type Loader = 'require' | 'maker' | 'module' | 'hooks' | 'unprovable' | 'jest';

const jestNames: Readonly<Record<string, Loader>> = { jest: 'jest', vi: 'jest' };

/** What the exports of node:module are worth. */
function moduleNames(name: string): Loader | null {
  if (name === 'createRequire') return 'maker';
  if (name === 'register' || name === 'registerHooks') return 'hooks';
  if (name === 'default' || name === 'Module') return 'module';
  return harmless.has(name) ? null : 'unprovable';
}

/** The names of one file that load other files: `require`, makers of it, node:module itself, and Jest. */
export class Loaders {
  private readonly names = new Map<string, Loader>([
    ['require', 'require'],
    ['jest', 'jest'],
    ['vi', 'jest'],
  ]);

  constructor(source: ts.SourceFile) {
    for (const name of ['require', 'jest', 'vi']) if (declares(source, name)) this.names.delete(name);
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement)) this.readImport(statement);
    }
    const visit = (node: ts.Node): void => {
      if (ts.isVariableDeclaration(node)) this.readVariable(node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  of(node: ts.Node): Loader | undefined {
    return ts.isIdentifier(node) ? this.names.get(node.text) : undefined;
  }

  /** `createRequire(…)`, by whatever name, or `Module.createRequire(…)`. */
  isMaking(node: ts.Node): node is ts.CallExpression {
    return ts.isCallExpression(node) && (this.of(node.expression) === 'maker' || this.isMaker(node.expression));
  }

  isMaker(node: ts.Node): boolean {
    return (
      ts.isPropertyAccessExpression(node) && this.of(node.expression) === 'module' && node.name.text === 'createRequire'
    );
  }

  isHarmless(node: ts.Node): boolean {
    return ts.isPropertyAccessExpression(node) && harmless.has(node.name.text);
  }

  private readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
    const isJest = from === '@jest/globals' || from === 'vitest';
    if (!isJest && !isModuleOfNode(from)) return;
    if (importClause?.name) this.names.set(importClause.name.text, 'module');
    const bindings = importClause?.namedBindings;
    if (!bindings) return;
    if (ts.isNamespaceImport(bindings))
      return void this.names.set(bindings.name.text, isJest ? 'unprovable' : 'module');
    for (const { propertyName, name } of bindings.elements) {
      const imported = (propertyName ?? name).text;
      const loader = isJest ? jestNames[imported] : moduleNames(imported);
      if (loader) this.names.set(name.text, loader);
    }
  }

  private readVariable({ name, initializer }: ts.VariableDeclaration): void {
    if (ts.isIdentifier(name) && initializer && this.isMaking(initializer)) this.names.set(name.text, 'require');
  }
}

export const isModuleOfNode = (specifier: string): boolean => specifier === 'node:module' || specifier === 'module';

/** A `require` or `jest` of the file's own is not Node's or Jest's; `readVariable` sees one made by createRequire. */
function declares(source: ts.SourceFile, wanted: string): boolean {
  const isNamed = (node: ts.Node): boolean =>
    (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node)) &&
    node.name !== undefined &&
    ts.isIdentifier(node.name) &&
    node.name.text === wanted;
  const search = (node: ts.Node): true | undefined => isNamed(node) || ts.forEachChild(node, search) || undefined;
  return search(source) === true;
}

/** Names that `const { a } = await import(…)` takes; `*` where the module is taken whole. */
export function takenFrom(node: ts.CallExpression): string[] {
  const { parent } = ts.isAwaitExpression(node.parent) ? node.parent : node;
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return ['*'];
  return parent.name.elements.map(({ propertyName, name, dotDotDotToken }) => {
    const taken = propertyName ?? name;
    return dotDotDotToken || !ts.isIdentifier(taken) ? '*' : taken.text;
  });
}

/** Whether names taken from node:module cannot load a file. */
export const areHarmless = (names: readonly string[]): boolean => names.every((name) => harmless.has(name));
