import ts from 'typescript';

/** What texts become by methods that change nothing but the text. */
export const textMethods: Readonly<Record<string, (text: string, ...given: string[]) => string>> = {
  toString: (text: string) => text,
  valueOf: (text: string) => text,
  trim: (text) => text.trim(),
  trimStart: (text) => text.trimStart(),
  trimEnd: (text) => text.trimEnd(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  replace: (text, from = '', to = '') => text.replace(from, () => to),
  replaceAll: (text, from = '', to = '') => text.replaceAll(from, () => to),
};

/** A method that is called by its name. */
export function methodOf({ expression }: ts.CallExpression): { receiver: ts.Expression; name: string } | null {
  if (!ts.isPropertyAccessExpression(expression)) return null;
  return { receiver: expression.expression, name: expression.name.text };
}
