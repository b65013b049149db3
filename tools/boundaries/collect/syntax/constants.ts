import ts from 'typescript';

/**
 * Folds an expression to the text that it always has: literals, templates and `+` of those, and a file's `const`
 * with such a value. `null` is "not a constant": the judge fails on it, so doubt is the safe answer.
 */
export function constantsOf(source: ts.SourceFile): (node: ts.Expression | undefined) => string | null {
  const values = new Map<string, ts.Expression | null>();
  collect(source, values);
  const busy = new Set<string>();

  function named(name: string): string | null {
    const value = values.get(name);
    if (!value || busy.has(name)) return null;
    busy.add(name);
    const folded = fold(value);
    busy.delete(name);
    return folded;
  }

  function template(node: ts.TemplateExpression): string | null {
    const holes = node.templateSpans.map((span) => ({ value: fold(span.expression), text: span.literal.text }));
    if (holes.some(({ value }) => value === null)) return null;
    return node.head.text + holes.map(({ value, text }) => value + text).join('');
  }

  function fold(node: ts.Expression | undefined): string | null {
    if (!node) return null;
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isIdentifier(node)) return named(node.text);
    if (ts.isTemplateExpression(node)) return template(node);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
      return fold(node.expression);
    }
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
    const [left, right] = [fold(node.left), fold(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return fold;
}

/** A name that is declared twice anywhere in the file stands for neither value: scopes are not followed. */
function collect(source: ts.SourceFile, values: Map<string, ts.Expression | null>): void {
  const visit = (node: ts.Node): void => {
    if (isNaming(node) && node.name && ts.isIdentifier(node.name)) {
      const isConst = ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
      const value = isConst && !values.has(node.name.text) ? (node.initializer ?? null) : null;
      values.set(node.name.text, value);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const isNaming = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionLike(node);
