import ts from 'typescript';

type Wrapper = ts.Expression & { readonly expression: ts.Expression };

/** Parentheses and assertions, which change what the compiler believes and nothing else. */
const isWrapper = (node: ts.Node): node is Wrapper =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isTypeAssertionExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node);

/** The expression within its parentheses and assertions. */
export const bare = (node: ts.Expression): ts.Expression => (isWrapper(node) ? bare(node.expression) : node);

/** An expression with the parentheses and assertions around it. */
export const dressed = (node: ts.Expression): ts.Expression => (isWrapper(node.parent) ? dressed(node.parent) : node);
