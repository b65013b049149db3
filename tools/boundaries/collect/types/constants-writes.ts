import ts from 'typescript';
import type { Scope } from './constants-scope.ts';

/** Arguments were written where the call stands, and the function where it is declared: it sees both. */
export const within = (inner: Scope, outer: Scope): Scope => ({
  bound: new Map([...outer.bound, ...inner.bound]),
  depth: Math.max(inner.depth, outer.depth + 1),
});

export const isTransparent = (node: ts.Node): node is ts.ParenthesizedExpression =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node);

export const isReadonly = (node: ts.PropertyDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;

/** `{ … } as const` */
export const isFixed = ({ parent }: ts.Node): boolean => ts.isAsExpression(parent) && parent.type.getText() === 'const';

export function isChangedInFile({ name, initializer }: ts.VariableDeclaration): boolean {
  if (!ts.isIdentifier(name) || (initializer && isFixed(initializer))) return false;
  const change = String.raw`\.(?:push|unshift|splice|fill|copyWithin)\b|\[[^\]]*\]\s*(?:\?\?|\|\||&&|\+)?=(?!=)`;
  return new RegExp(String.raw`\b${name.text}(?:${change})`).test(name.getSourceFile().text);
}

/** `texts[n] ??= make(n)`, where the list begins empty and nothing else of its file names it. */
export function isMemo(node: ts.Expression): boolean {
  if (!ts.isElementAccessExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const { text } = node.expression;
  const file = node.getSourceFile().text;
  const isEmpty = new RegExp(String.raw`^const ${text}\b[^=\n]*= (?:\[\]|\{\});?$`, 'm').test(file);
  return isEmpty && (file.match(new RegExp(String.raw`\b${text}\b`, 'g')) ?? []).length === 2;
}
