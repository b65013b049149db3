import ts from 'typescript';

/** What a parameter stands for while a call is followed: an argument, as it was written where the call stands. */
export type Bound = { readonly node: ts.Expression; readonly scope: Scope } | { readonly items: readonly Part[] };

/** An expression, with the calls that were followed to reach it. */
export interface Part {
  readonly node: ts.Expression;
  readonly scope: Scope;
}

export interface Scope {
  readonly bound: ReadonlyMap<ts.ParameterDeclaration, Bound>;
  readonly depth: number;
}

export const noScope: Scope = { bound: new Map(), depth: 0 };

export type Inlined = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** The one expression that a function gives back: it has no other statements but constants before its `return`. */
export function returned(node: ts.SignatureDeclaration): ts.Expression | null {
  if (!isFollowed(node) || node.asteriskToken || isAsync(node)) return null;
  const { body } = node;
  if (!body) return null;
  if (!ts.isBlock(body)) return body;
  const last = body.statements.at(-1);
  const before = body.statements.slice(0, -1);
  return before.every(isConstants) && last && ts.isReturnStatement(last) ? (last.expression ?? null) : null;
}

export const isFollowed = (node: ts.Node): node is Inlined =>
  ts.isFunctionDeclaration(node) ||
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isMethodDeclaration(node);

const isAsync = (node: Inlined): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;

const isConstants = (node: ts.Statement): boolean =>
  ts.isFunctionDeclaration(node) ||
  (ts.isVariableStatement(node) && (node.declarationList.flags & ts.NodeFlags.Const) !== 0);

/** A function's parameters, bound to the arguments of one call of it. */
export function bind(node: ts.SignatureDeclaration, given: readonly ts.Expression[], scope: Scope): Scope {
  const bound = new Map<ts.ParameterDeclaration, Bound>(scope.bound);
  node.parameters.forEach((parameter, index) => {
    const argument = given[index];
    if (parameter.dotDotDotToken)
      bound.set(parameter, { items: given.slice(index).map((it) => ({ node: it, scope })) });
    else if (argument && !ts.isSpreadElement(argument)) bound.set(parameter, { node: argument, scope });
    else if (parameter.initializer && given.length <= index)
      bound.set(parameter, { node: parameter.initializer, scope });
    else bound.delete(parameter);
  });
  return { bound, depth: scope.depth + 1 };
}
