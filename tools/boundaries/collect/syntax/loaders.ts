import ts from 'typescript';
import { isShadowed } from './scopes.ts';

/** Members of node:module that load no file. Everything else there does, or may. */
const harmless: ReadonlySet<string> = new Set([
  'builtinModules',
  'constants',
  'enableCompileCache',
  'findPackageJSON',
  'findSourceMap',
  'flushCompileCache',
  'getCompileCacheDir',
  'getSourceMapsSupport',
  'isBuiltin',
  'setSourceMapsSupport',
  'SourceMap',
  'stripTypeScriptTypes',
  'syncBuiltinESMExports',
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

  private readonly globals = new Set(this.names.keys());

  constructor(source: ts.SourceFile) {
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
    if (!ts.isIdentifier(node) || (this.globals.has(node.text) && isShadowed(node))) return undefined;
    return this.names.get(node.text);
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

  private learn(name: string, loader: Loader): void {
    this.names.set(name, loader);
    this.globals.delete(name);
  }

  private readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
    const isJest = from === '@jest/globals' || from === 'vitest';
    if (!isJest && !isModuleOfNode(from)) return;
    if (importClause?.name) this.learn(importClause.name.text, 'module');
    const bindings = importClause?.namedBindings;
    if (!bindings) return;
    if (ts.isNamespaceImport(bindings)) return this.learn(bindings.name.text, isJest ? 'unprovable' : 'module');
    for (const { propertyName, name } of bindings.elements) {
      const imported = (propertyName ?? name).text;
      const loader = isJest ? jestNames[imported] : moduleNames(imported);
      if (loader) this.learn(name.text, loader);
    }
  }

  private readVariable({ name, initializer }: ts.VariableDeclaration): void {
    if (ts.isIdentifier(name) && initializer && this.isMaking(initializer)) this.learn(name.text, 'require');
  }
}

export const isModuleOfNode = (specifier: string): boolean => specifier === 'node:module' || specifier === 'module';

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
