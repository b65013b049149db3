import ts from 'typescript';
import { homeOf, isSameHome, roleOf } from '../../model/layout.ts';
import { bare, givenTo, symbolOf } from './container-views.ts';
import type { Origin } from './origins.ts';
import type { Reading } from './reading.ts';

/** What is changed when something on it is changed: a declaration that outlives every call. */
export interface Root {
  readonly origin: Origin;
  /** Declared by this very file. */
  readonly isHere: boolean;
  /** A value that a file keeps, and no class or function. */
  readonly isVariable?: boolean;
}

/** Follows `a.b.c`, aliases and prototypes down to the declaration they hang on; null for what a call makes or is given. */
export function rootOf(node: ts.Expression, reading: Reading, far = 6): Root | null {
  const inner = bare(node);
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) {
    return (
      ofInstance(inner.expression, reading) ?? ofNamespace(inner, reading) ?? rootOf(inner.expression, reading, far)
    );
  }
  if (ts.isCallExpression(inner)) return ofCall(inner, reading, far);
  if (inner.kind === ts.SyntaxKind.ThisKeyword) return ofStatic(inner, reading);
  return ts.isIdentifier(inner) ? ofName(inner, reading, far) : null;
}

/** `import * as everything`: its members are declarations of their own. */
function ofNamespace(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, reading: Reading): Root | null {
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return null;
  if (/^(globalThis|global)$/.test(node.expression.text)) return null;
  const holder = symbolOf(node.expression, reading);
  const isWhole = holder !== undefined && (holder.flags & ts.SymbolFlags.ValueModule) !== 0;
  return isWhole ? asRoot(symbolOf(node, reading), reading) : null;
}

/** An instance of a class of another module, however it was come by; what is made to be passed on is nobody's. */
function ofInstance(receiver: ts.Expression, reading: Reading): Root | null {
  const inner = bare(receiver);
  const given = ts.isIdentifier(inner) ? givenTo(symbolOf(inner, reading)) : undefined;
  // A fake that says it is one: `const fake = { … } as unknown as IdentityFacade`.
  if (given && ts.isObjectLiteralExpression(bare(given))) return null;
  const [origin] = reading.originsOf(inner);
  if (origin?.kind !== 'file') return null;
  const home = homeOf(origin.file, reading.layout);
  if (home.kind !== 'module' || isSameHome(home, reading.home)) return null;
  const symbol = reading.checker.getTypeAtLocation(inner).symbol as ts.Symbol | undefined;
  const isClass = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0;
  return isClass && !['dto', 'events', 'errors'].includes(roleOf(origin.file)) ? { origin, isHere: false } : null;
}

function ofCall(node: ts.CallExpression, reading: Reading, far: number): Root | null {
  const { expression: callee } = node;
  const [first] = node.arguments;
  if (!first || !ts.isPropertyAccessExpression(callee)) return null;
  const isPrototype = /^(Object|Reflect)\.getPrototypeOf$/.test(callee.getText());
  if (isPrototype) return ofInstance(first, reading) ?? rootOf(first, reading, far - 1);
  return /^Object\.(assign|defineProperty|freeze)$/.test(callee.getText()) ? rootOf(first, reading, far - 1) : null;
}

/** `this` of a static member is the class. */
function ofStatic(node: ts.Node, reading: Reading): Root | null {
  const container = ts.findAncestor(node, (it) => ts.isClassElement(it) || ts.isFunctionDeclaration(it));
  if (!container || !ts.isClassElement(container)) return null;
  const isStatic =
    ts.isClassStaticBlockDeclaration(container) ||
    (ts.canHaveModifiers(container) &&
      (ts.getModifiers(container)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false));
  const name = isStatic && ts.isClassLike(container.parent) ? container.parent.name : undefined;
  return name ? asRoot(symbolOf(name, reading), reading) : null;
}

function ofName(node: ts.Identifier, reading: Reading, far: number): Root | null {
  const symbol = symbolOf(node, reading);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (!symbol || !declaration) return null;
  const given = far > 0 ? givenTo(symbol) : undefined;
  if (given && isAlias(bare(given))) return rootOf(given, reading, far - 1) ?? lasting(symbol, declaration, reading);
  const holder = ts.isBindingElement(declaration) ? declaration.parent.parent : undefined;
  if (holder && ts.isVariableDeclaration(holder) && holder.initializer) {
    return far > 0 && isAlias(bare(holder.initializer)) ? rootOf(holder.initializer, reading, far - 1) : null;
  }
  if (isLasting(declaration)) return asRoot(symbol, reading);
  // A parameter that stands for a class: `(it: typeof IdentityFacade) => …`
  if (!ts.isParameter(declaration)) return null;
  const type = reading.checker.getTypeAtLocation(node);
  const value = type.symbol as ts.Symbol | undefined;
  const isClass = value?.valueDeclaration !== undefined && isLasting(value.valueDeclaration);
  return isClass && type.getConstructSignatures().length > 0 ? asRoot(value, reading) : null;
}

const isAlias = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node) ||
  (ts.isCallExpression(node) && /getPrototypeOf$/.test(node.expression.getText()));

const lasting = (symbol: ts.Symbol, declaration: ts.Declaration, reading: Reading): Root | null =>
  isLasting(declaration) ? asRoot(symbol, reading) : null;

/** Declared at the top level of a file, or by a package or the language. */
export function isLasting(declaration: ts.Declaration): boolean {
  const isNamed =
    ts.isClassDeclaration(declaration) || ts.isFunctionDeclaration(declaration) || ts.isEnumDeclaration(declaration);
  const statement = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent
    : isNamed
      ? declaration
      : undefined;
  if (!statement) return ts.isModuleDeclaration(declaration) || ts.isInterfaceDeclaration(declaration);
  return ts.isSourceFile(statement.parent) || ts.isModuleBlock(statement.parent);
}

function asRoot(symbol: ts.Symbol | undefined, reading: Reading): Root | null {
  const origin = symbol && reading.origins.ofSymbol(symbol);
  if (!origin) return null;
  const isVariable = symbol.valueDeclaration !== undefined && ts.isVariableDeclaration(symbol.valueDeclaration);
  return { origin, isVariable, isHere: origin.kind === 'file' && origin.file === reading.file };
}
