import ts from 'typescript';
import type { Origins } from '../origins.ts';
import { bare, clad } from './where.ts';

/** Follows an expression to the functions that it stands for: through names, members, casts and `bind`. */
export class Callees {
  private readonly origins: Origins;

  constructor(origins: Origins) {
    this.origins = origins;
  }

  /** Declarations of what is called, or would be: methods, functions, parameters. */
  of(expression: ts.Expression, depth = 0): readonly ts.Node[] {
    const plain = bare(expression);
    if (ts.isArrowFunction(plain) || ts.isFunctionExpression(plain)) return [plain];
    if (depth > MOST_STEPS) return [];
    if (ts.isCallExpression(plain)) {
      const bound = boundBy(plain);
      return bound ? this.of(bound, depth + 1) : [];
    }
    return this.declarationsOf(plain).flatMap((it) => this.followed(it, depth));
  }

  declarationsOf(expression: ts.Expression): readonly ts.Node[] {
    const { checker } = this.origins;
    if (ts.isIdentifier(expression)) {
      const symbol = checker.getSymbolAtLocation(expression);
      return symbol ? (this.origins.unaliased(symbol).declarations ?? []) : [];
    }
    const isMember = ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression);
    return isMember ? (this.memberOf(expression)?.declarations ?? []) : [];
  }

  /** The member that is read, of whatever extends or picks it. */
  memberOf(access: ts.PropertyAccessExpression | ts.ElementAccessExpression): ts.Symbol | undefined {
    const { checker } = this.origins;
    const isPlain = ts.isPropertyAccessExpression(access);
    const found = checker.getSymbolAtLocation(isPlain ? access.name : access.argumentExpression);
    const name = isPlain ? access.name.text : this.textOf(access.argumentExpression);
    if (found && found.name === name) return found;
    if (name === undefined) return undefined;
    const type = checker.getTypeAtLocation(access.expression);
    return checker.getPropertyOfType(checker.getApparentType(checker.getNonNullableType(type)), name);
  }

  private textOf(argument: ts.Expression): string | undefined {
    if (ts.isStringLiteralLike(argument)) return argument.text;
    const type = this.origins.checker.getTypeAtLocation(argument);
    return type.isStringLiteral() ? type.value : undefined;
  }

  private followed(declaration: ts.Node, depth: number): readonly ts.Node[] {
    const isHolding = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration);
    if (isHolding && declaration.initializer && !ts.isObjectBindingPattern(declaration.name)) {
      const held = this.of(declaration.initializer, depth + 1);
      return held.length > 0 ? held : [declaration];
    }
    if (ts.isPropertyAssignment(declaration)) return this.of(declaration.initializer, depth + 1);
    if (ts.isShorthandPropertyAssignment(declaration)) {
      const symbol = this.origins.checker.getShorthandAssignmentValueSymbol(declaration);
      return (symbol?.declarations ?? []).flatMap((it) => this.followed(it, depth + 1));
    }
    if (ts.isBindingElement(declaration)) return this.taken(declaration) ?? [declaration];
    return [declaration];
  }

  /** `const { ask } = facade`: the member itself. */
  private taken(element: ts.BindingElement): readonly ts.Node[] | undefined {
    const name = element.propertyName ?? element.name;
    if (!ts.isObjectBindingPattern(element.parent) || !ts.isIdentifier(name)) return undefined;
    const { checker } = this.origins;
    const type = checker.getNonNullableType(checker.getTypeAtLocation(element.parent));
    return checker.getPropertyOfType(checker.getApparentType(type), name.text)?.declarations;
  }
}

const MOST_STEPS = 4;

/** `a.b` of `a.b.bind(a)`. */
function boundBy(call: ts.CallExpression): ts.Expression | undefined {
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'bind'
    ? expression.expression
    : undefined;
}

/** How a function that is named somewhere gets to be called there. */
export type Naming =
  | { readonly as: 'called'; readonly call: ts.CallExpression }
  | { readonly as: 'handed'; readonly call: ts.CallExpression; readonly index: number }
  | { readonly as: 'held'; readonly by: ts.Node }
  | { readonly as: 'other' };

/** What becomes of a function at the place where it stands: `a.b`, `a.b.bind(a)`, `() => …`. */
export function namingOf(node: ts.Node): Naming {
  const at = clad(node);
  const { parent } = at;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === at) return { as: 'called', call: parent };
    return { as: 'handed', call: parent, index: parent.arguments.indexOf(at as ts.Expression) };
  }
  const isMember =
    ts.isPropertyAccessExpression(parent) && parent.expression === at && ts.isCallExpression(parent.parent);
  if (isMember && ['call', 'apply'].includes(parent.name.text)) return { as: 'called', call: parent.parent };
  if (isMember && parent.name.text === 'bind') return namingOf(parent.parent);
  const isHeld =
    (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) &&
    parent.initializer === at;
  return isHeld ? { as: 'held', by: parent } : { as: 'other' };
}
