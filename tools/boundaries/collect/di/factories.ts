import ts from 'typescript';

/** Whether a function, given as text, returns `new Name(…)` wherever it returns. */
export function buildsOnly(name: string, factory: string): boolean {
  const source = ts.createSourceFile('factory.ts', `(${factory})`, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements;
  const outer = statement && ts.isExpressionStatement(statement) ? unwrapped(statement.expression) : undefined;
  if (!outer || !(ts.isArrowFunction(outer) || ts.isFunctionExpression(outer))) return false;
  const returned = ts.isBlock(outer.body) ? returnsIn(outer.body) : [outer.body];
  return returned.length > 0 && returned.every((it) => it !== undefined && isNew(unwrapped(it), name));
}

const unwrapped = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) ? unwrapped(node.expression) : node;

const isNew = (node: ts.Expression, name: string): boolean => {
  if (ts.isConditionalExpression(node)) return isNew(node.whenTrue, name) && isNew(node.whenFalse, name);
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
};

function returnsIn(body: ts.Block): (ts.Expression | undefined)[] {
  const found: (ts.Expression | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return found;
}
