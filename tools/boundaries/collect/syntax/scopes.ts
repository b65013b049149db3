import ts from 'typescript';

/**
 * Whether a name that is usually Node's or Jest's is the file's own at this place. Only plain declarations count: what
 * is not recognised is taken for the real thing, and judged.
 */
export function isShadowed(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node.parent; !ts.isSourceFile(scope); scope = scope.parent) {
    if (declares(scope, node.text)) return true;
  }
  return declares(node.getSourceFile(), node.text);
}

function declares(scope: ts.Node, name: string): boolean {
  const isNamed = (it: ts.NamedDeclaration): boolean =>
    it.name !== undefined && ts.isIdentifier(it.name) && it.name.text === name;
  if (ts.isFunctionLike(scope) && scope.parameters.some(isNamed)) return true;
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope) && !ts.isModuleBlock(scope)) return false;
  return scope.statements.some((statement) => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.some(isNamed);
    return ts.isFunctionDeclaration(statement) && isNamed(statement);
  });
}
