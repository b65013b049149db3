import ts from 'typescript';
import { methodOf } from './constants-text.ts';
import { isChangedInFile, isMemo, isReadonly, isTransparent, within } from './constants-writes.ts';
import { both, literalItems, mappedItems, propertyIn, visitors } from './constants-lists.ts';
import type { Found, Property } from './constants-lists.ts';
import { isOverridden } from './constants-overrides.ts';
import { bind, isFollowed, returned } from './constants-scope.ts';
import type { Part, Scope } from './constants-scope.ts';

type Fold = (node: ts.Expression, scope: Scope) => readonly string[] | null;

const MOST_HEADS = 64;
const DEEPEST = 16;
const MOST_STEPS = 4000;

/** Follows names, members and calls to the expressions that they stand for; several where it depends. */
export class Heads {
  readonly open = new Set<ts.ParameterDeclaration>();
  private steps = 0;
  private readonly checker: ts.TypeChecker;
  private readonly fold: Fold;
  /** Lists of unknown length count as one item of them. */
  readonly isRough: boolean;

  constructor(checker: ts.TypeChecker, fold: Fold, isRough: boolean) {
    this.checker = checker;
    this.fold = fold;
    this.isRough = isRough;
  }

  /** `null`: it stands for something that cannot be seen. */
  of(node: ts.Node, scope: Scope): Found {
    if (++this.steps > MOST_STEPS || scope.depth > DEEPEST) return null;
    if (isTransparent(node)) return this.of(node.expression, scope);
    if (ts.isConditionalExpression(node)) return both(this.of(node.whenTrue, scope), this.of(node.whenFalse, scope));
    if (ts.isBinaryExpression(node)) return this.binary(node, scope);
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return this.named(node, scope);
    if (ts.isElementAccessExpression(node)) return this.element(node, scope);
    if (ts.isCallExpression(node)) return this.called(node, scope);
    return [{ node, scope }];
  }

  /** The items of a list. */
  items(node: ts.Node, scope: Scope): readonly Part[] | null {
    if (ts.isIdentifier(node)) {
      const parameter = this.parameterOf(node);
      const bound = parameter && scope.bound.get(parameter);
      if (bound && 'items' in bound) return bound.items;
      if (parameter && !bound) this.open.add(parameter);
    }
    const heads = this.of(node, scope);
    const [head] = heads ?? [];
    if (heads?.length !== 1 || !head) return null;
    if (ts.isArrayLiteralExpression(head.node)) return literalItems(head.node, head.scope, this);
    return ts.isCallExpression(head.node) ? mappedItems(head.node, head.scope, this) : null;
  }

  private binary(node: ts.BinaryExpression, scope: Scope): Found {
    const { kind } = node.operatorToken;
    const isChoice = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
    if (isChoice) return both(this.of(node.left, scope), this.of(node.right, scope));
    if (kind === ts.SyntaxKind.QuestionQuestionEqualsToken && isMemo(node.left)) return this.of(node.right, scope);
    return [{ node, scope }];
  }

  private named(node: ts.Identifier | ts.PropertyAccessExpression, scope: Scope): Found {
    const declaration = this.declarationOf(node);
    const found = declaration && this.declared(declaration, node, scope);
    if (found) return found;
    return ts.isPropertyAccessExpression(node) ? this.member(node.expression, node.name.text, scope) : null;
  }

  private declared(declaration: ts.Declaration, node: ts.Expression, scope: Scope): Found {
    if (ts.isClassElement(declaration) && isOverridden(declaration, this.checker)) return null;
    if (ts.isEnumMember(declaration) || isFollowed(declaration)) return [{ node: declaration, scope }];
    if (ts.isVariableDeclaration(declaration)) return this.variable(declaration, scope);
    if (ts.isParameter(declaration)) return this.parameter(declaration, scope);
    if (ts.isBindingElement(declaration)) return this.bindingElement(declaration, scope);
    if (ts.isPropertyDeclaration(declaration)) {
      return isReadonly(declaration) && declaration.initializer ? this.of(declaration.initializer, scope) : null;
    }
    // A member of an object that nothing can write to has a type with a single value.
    if (!ts.isPropertyAssignment(declaration)) return null;
    return this.isFrozen(node) ? this.of(declaration.initializer, scope) : null;
  }

  private variable(declaration: ts.VariableDeclaration, scope: Scope): Found {
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (!isConst) return null;
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop)) return this.anyOf(this.items(loop.expression, scope));
    const { initializer } = declaration;
    if (!initializer) return null;
    const isChanged = ts.isArrayLiteralExpression(initializer) && isChangedInFile(declaration);
    return isChanged ? null : this.of(initializer, scope);
  }

  private parameter(declaration: ts.ParameterDeclaration, scope: Scope): Found {
    const bound = scope.bound.get(declaration);
    if (bound) return 'items' in bound ? null : this.of(bound.node, { ...bound.scope, depth: scope.depth + 1 });
    // A callback of `map` and its like gets the items of the list.
    const maker = declaration.parent;
    const call = maker.parent;
    const isFirst = maker.parameters[0] === declaration && ts.isCallExpression(call) && call.arguments[0] === maker;
    const method = isFirst ? methodOf(call) : null;
    if (method && visitors.has(method.name)) return this.anyOf(this.items(method.receiver, scope));
    this.open.add(declaration);
    return this.each(declaration, scope);
  }

  /** `describe.each(rows)('…', (first, second) => …)` */
  private each(declaration: ts.ParameterDeclaration, scope: Scope): Found {
    const call = declaration.parent.parent;
    const table = ts.isCallExpression(call) && ts.isCallExpression(call.expression) ? call.expression : null;
    const [rows] = table && methodOf(table)?.name === 'each' ? table.arguments : [];
    const items = rows && this.items(rows, scope);
    const index = declaration.parent.parameters.indexOf(declaration);
    if (!items) return null;
    const cells = items.map((row) => (ts.isArrayLiteralExpression(row.node) ? row.node.elements[index] : row.node));
    return this.anyOf(cells.map((node, at) => (node ? { node, scope: items[at]?.scope ?? scope } : null)));
  }

  private bindingElement(declaration: ts.BindingElement, scope: Scope): Found {
    const holder = declaration.parent.parent;
    const name = (declaration.propertyName ?? declaration.name).getText();
    if (ts.isBindingElement(holder) || declaration.initializer) return null;
    const bound = ts.isParameter(holder) ? scope.bound.get(holder) : undefined;
    if (ts.isParameter(holder) && !bound) this.open.add(holder);
    const isConst = (ts.getCombinedNodeFlags(holder) & ts.NodeFlags.Const) !== 0;
    const own = ts.isVariableDeclaration(holder) && isConst ? holder.initializer : undefined;
    const source = bound && 'node' in bound ? bound : own && { node: own, scope };
    if (!source) return null;
    if (ts.isObjectBindingPattern(declaration.parent)) return this.member(source.node, name, source.scope);
    const item = this.items(source.node, source.scope)?.[declaration.parent.elements.indexOf(declaration)];
    return item ? this.of(item.node, item.scope) : null;
  }

  private element(node: ts.ElementAccessExpression, scope: Scope): Found {
    const keys = this.fold(node.argumentExpression, scope);
    if (!keys) return null;
    return this.anyOf(keys.map((key) => this.at(node, key, scope)));
  }

  private at(node: ts.ElementAccessExpression, key: string, scope: Scope): Part | null {
    const items = /^\d+$/.test(key) ? this.items(node.expression, scope) : null;
    if (items) return items[Number(key)] ?? null;
    const found = this.propertyOf(node.expression, key, scope);
    return found && (found.isFresh || this.isFrozen(node)) ? found : null;
  }

  private member(receiver: ts.Expression, name: string, scope: Scope): Found {
    const found = this.propertyOf(receiver, name, scope);
    return found?.isFresh ? this.of(found.node, found.scope) : null;
  }

  private propertyOf(receiver: ts.Expression, name: string, scope: Scope): Property | null {
    const heads = this.of(receiver, scope);
    const [head] = heads ?? [];
    return heads?.length === 1 && head ? propertyIn(head, name) : null;
  }

  private called(node: ts.CallExpression, scope: Scope): Found {
    const callees = this.of(node.expression, scope);
    if (!callees?.length || !callees.every((it) => isFollowed(it.node))) return [{ node, scope }];
    const results = callees.map((it) => {
      const result = isFollowed(it.node) ? returned(it.node) : null;
      if (!result || !isFollowed(it.node)) return null;
      return this.of(result, within(bind(it.node, node.arguments, scope), it.scope));
    });
    return results.every((it) => it !== null) ? results.flat() : [{ node, scope }];
  }

  private anyOf(parts: readonly (Part | null)[] | null): Found {
    if (!parts || parts.length === 0 || parts.length > MOST_HEADS) return null;
    const found = parts.map((it) => it && this.of(it.node, it.scope));
    return found.every((it) => it !== null) ? found.flat() : null;
  }

  private declarationOf(node: ts.Node): ts.Declaration | undefined {
    const found = this.checker.getSymbolAtLocation(node);
    const short = found?.valueDeclaration;
    if (short && ts.isShorthandPropertyAssignment(short) && node === short.name)
      return this.checker.getShorthandAssignmentValueSymbol(short)?.valueDeclaration;
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(found) : found;
    return symbol?.declarations?.length === 1 ? symbol.valueDeclaration : undefined;
  }

  private parameterOf(node: ts.Identifier): ts.ParameterDeclaration | undefined {
    const declaration = this.declarationOf(node);
    return declaration && ts.isParameter(declaration) ? declaration : undefined;
  }

  private isFrozen(node: ts.Node): boolean {
    return this.checker.getTypeAtLocation(node).isStringLiteral();
  }
}
