import ts from 'typescript';
import type { Origins } from '../origins.ts';
import { isList } from './lists.ts';
import { bare, clad } from './where.ts';

/** The loop whose turns a node is part of; what a loop is begun with is not. */
export function loopAround(node: ts.Node): ts.IterationStatement | null {
  const { parent } = node;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.statement === node ? parent : null;
  if (ts.isForStatement(parent)) return parent.initializer === node ? null : parent;
  return ts.isWhileStatement(parent) || ts.isDoStatement(parent) ? parent : null;
}

/**
 * Whether asking again in this loop (this callback, this function that calls itself) is one question for each of many.
 * Not so: a list for each turn, which is a batch; the next page, named by the last one; the same question once more,
 * after a failure.
 */
export function asksForEach(site: ts.Node, around: ts.Node, origins: Origins): boolean {
  if (!ts.isCallExpression(site)) return true;
  const scope = new Turns(around, origins);
  const given = site.arguments.flatMap(partsOf);
  const changing = given.filter((it) => scope.changes(it));
  if (changing.some((it) => isBatch(it, origins))) return false;
  if (ts.isForOfStatement(around) || ts.isForInStatement(around) || isCallback(around)) return true;
  if (changing.length === 0) return false;
  return !changing.every((it) => scope.followsFrom(it, site));
}

/** The same of a function that calls itself here: who follows what the last answer said goes from page to page. */
export function callsForEach(site: ts.Node, around: ts.Node, origins: Origins): boolean {
  if (!ts.isCallExpression(site)) return true;
  const scope = new Turns(around, origins);
  const changing = site.arguments.flatMap(partsOf).filter((it) => scope.changes(it) && !scope.isHandedOn(it));
  return !(changing.length > 0 && changing.every((it) => scope.followsFrom(it, null)));
}

/** A list that was not written down item by item: `[id]`, by whatever name, is one id. */
function isBatch(node: ts.Expression, origins: Origins): boolean {
  const plain = bare(node);
  if (ts.isArrayLiteralExpression(plain)) return plain.elements.some(ts.isSpreadElement);
  if (ts.isNewExpression(plain)) return plain.arguments?.some((it) => isBatch(it, origins)) ?? false;
  const declaration = ts.isIdentifier(plain) ? origins.checker.getSymbolAtLocation(plain)?.valueDeclaration : undefined;
  const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (value && (ts.isArrayLiteralExpression(bare(value)) || ts.isNewExpression(bare(value))))
    return isBatch(value, origins);
  return isList(origins.checker.getTypeAtLocation(node), origins);
}

const isCallback = (node: ts.Node): boolean =>
  (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && ts.isCallExpression(clad(node).parent);

/** An options object is as good as so many arguments. */
function partsOf(argument: ts.Expression): ts.Expression[] {
  const plain = bare(argument);
  if (ts.isSpreadElement(plain)) return [plain.expression];
  if (!ts.isObjectLiteralExpression(plain)) return [argument];
  return plain.properties.flatMap((it) => {
    if (ts.isPropertyAssignment(it)) return partsOf(it.initializer);
    if (ts.isShorthandPropertyAssignment(it)) return [it.name];
    return ts.isSpreadAssignment(it) ? [it.expression] : [];
  });
}

/** What differs from one turn to the next. */
class Turns {
  private readonly around: ts.Node;
  private readonly checker: ts.TypeChecker;
  private readonly assigned = new Map<ts.Symbol, ts.Expression[]>();

  constructor(around: ts.Node, { checker }: Origins) {
    this.around = around;
    this.checker = checker;
    this.readAssignments(around);
  }

  changes(node: ts.Node): boolean {
    if (ts.isCallExpression(node)) return true;
    if (ts.isIdentifier(node)) {
      const symbol = this.symbolOf(node);
      return symbol !== undefined && (this.assigned.has(symbol) || this.isMadeHere(symbol));
    }
    return ts.forEachChild(node, (child) => (this.changes(child) ? true : undefined)) ?? false;
  }

  /** Whether a value comes from what the question was answered the last time (`null`: from whatever was awaited). */
  followsFrom(node: ts.Node, site: ts.CallExpression | null, seen: ReadonlySet<ts.Symbol> = new Set()): boolean {
    if (node === site || (site === null && ts.isAwaitExpression(node))) return true;
    if (ts.isIdentifier(node)) {
      const symbol = this.symbolOf(node);
      if (!symbol || seen.has(symbol)) return false;
      const made = symbol.declarations?.flatMap((it) => initializerOf(it) ?? []) ?? [];
      const values = [...(this.assigned.get(symbol) ?? []), ...made];
      return values.some((it) => this.followsFrom(it, site, new Set([...seen, symbol])));
    }
    return ts.forEachChild(node, (child) => (this.followsFrom(child, site, seen) ? true : undefined)) ?? false;
  }

  /** A parameter that goes on to the next turn as it came. */
  isHandedOn(node: ts.Node): boolean {
    const symbol = ts.isIdentifier(node) ? this.symbolOf(node) : undefined;
    const { valueDeclaration } = symbol ?? {};
    const isParameter = valueDeclaration !== undefined && ts.isParameter(valueDeclaration);
    return symbol !== undefined && isParameter && !this.assigned.has(symbol);
  }

  private symbolOf(node: ts.Identifier): ts.Symbol | undefined {
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent)) return this.checker.getShorthandAssignmentValueSymbol(parent);
    return ts.isPropertyAccessExpression(parent) && parent.name === node
      ? undefined
      : this.checker.getSymbolAtLocation(node);
  }

  private isMadeHere({ declarations = [] }: ts.Symbol): boolean {
    return declarations.some((it) => {
      const isLocal = ts.isVariableDeclaration(it) || ts.isBindingElement(it) || ts.isParameter(it);
      return (
        isLocal &&
        it.pos >= this.around.pos &&
        it.end <= this.around.end &&
        it.getSourceFile() === this.around.getSourceFile()
      );
    });
  }

  private readAssignments(node: ts.Node): void {
    const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
    if (isStep && ts.isIdentifier(node.operand)) this.assign(node.operand, node.operand);
    if (ts.isBinaryExpression(node) && isAssigning(node.operatorToken.kind)) {
      for (const name of namesIn(node.left)) this.assign(name, node.right);
    }
    ts.forEachChild(node, (child) => this.readAssignments(child));
  }

  private assign(name: ts.Identifier, value: ts.Expression): void {
    const symbol = this.symbolOf(name);
    if (symbol) this.assigned.set(symbol, [...(this.assigned.get(symbol) ?? []), value]);
  }
}

const isAssigning = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

function initializerOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node)) return node.initializer;
  if (!ts.isBindingElement(node)) return undefined;
  const { parent } = node.parent;
  return initializerOf(parent);
}

function namesIn(node: ts.Node): ts.Identifier[] {
  if (ts.isIdentifier(node)) return [node];
  const found: ts.Identifier[] = [];
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) {
    ts.forEachChild(
      node,
      (child) => void found.push(...namesIn(ts.isPropertyAssignment(child) ? child.initializer : child)),
    );
  }
  return ts.isShorthandPropertyAssignment(node) ? [node.name] : found;
}
