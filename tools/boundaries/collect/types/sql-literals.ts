import ts from 'typescript';
import type { Reading } from './reading.ts';

/** The object literal that an expression stands for, through a constant. */
export function literalOf(node: ts.Expression, reading: Reading): ts.ObjectLiteralExpression | null {
  if (ts.isObjectLiteralExpression(node)) return node;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
    return literalOf(node.expression, reading);
  }
  if (!ts.isIdentifier(node)) return null;
  const found = reading.checker.getSymbolAtLocation(node);
  const declaration = found && reading.origins.unaliased(found).valueDeclaration;
  const isConst = declaration && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const initializer = isConst && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer ? literalOf(initializer, reading) : null;
}

/** What an option is given, in the literal itself or in one that is spread into it; the last one counts. */
export function optionIn(literal: ts.ObjectLiteralExpression, name: string, reading: Reading): ts.Expression | null {
  for (const it of [...literal.properties].reverse()) {
    if (ts.isSpreadAssignment(it)) {
      const spread = literalOf(it.expression, reading);
      const found = spread && optionIn(spread, name, reading);
      if (found) return found;
    }
    if (it.name?.getText().replaceAll(/['"]/g, '') !== name) continue;
    if (ts.isPropertyAssignment(it)) return it.initializer;
    if (ts.isShorthandPropertyAssignment(it)) return it.name;
  }
  return null;
}
