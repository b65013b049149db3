import { posix } from 'node:path';
import ts from 'typescript';
import type { Walk } from './mention.ts';

/** Deep enough for every path that leads upwards. */
const here = `file:///${'x/'.repeat(32)}file.ts`;

/** `new URL(path, import.meta.url)`, by whatever name and however the base is put together, and `URL.parse` of the same. */
export function readUrl(node: ts.NewExpression | ts.CallExpression, walk: Walk): void {
  const [path, base] = node.arguments ?? [];
  if (!path || !base || isBaseOfAnother(node)) return;
  const known = baseOf(base, walk);
  if (known === null) return;
  const text = walk.constant(path);
  // Of something else that takes a path and the file's own place, a path can be seen; what is no path is none of our business.
  if (isUrl(node, walk.source) || (text !== null && /^\.{1,2}\//.test(text)))
    walk.add('url', path, resolved(text, known));
}

/** Where a base lies, as seen from a file that lies `here`; null: it is no place beside the file. */
function baseOf(base: ts.Expression, walk: Walk): string | null {
  if (ts.isIdentifier(base)) {
    const initializer = initializerOf(base.text, walk.source);
    return initializer ? baseOf(initializer, walk) : null;
  }
  if (ts.isPropertyAccessExpression(base) && !isMeta(base.expression)) return baseOf(base.expression, walk);
  if (ts.isNewExpression(base) && base.arguments?.[1]) {
    const [inner, outer] = base.arguments;
    const [path, known] = [walk.constant(inner), baseOf(outer, walk)];
    return path === null || known === null ? known : new URL(path, known).href;
  }
  return mentionsMeta(base) ? here : null;
}

function resolved(path: string | null, base: string): string | null {
  if (path === null || base === here) return path;
  const way = posix.relative(posix.dirname(new URL(here).pathname), new URL(path, base).pathname);
  return way.startsWith('.') ? way : `./${way}`;
}

function isUrl(node: ts.NewExpression | ts.CallExpression, source: ts.SourceFile): boolean {
  const name = node.expression.getText(source);
  return ts.isNewExpression(node) ? /(^|\.)URL$/.test(name) : /(^|\.)URL\.(parse|canParse)$/.test(name);
}

/** Then it is judged with the whole. */
const isBaseOfAnother = (node: ts.Node): boolean =>
  (ts.isNewExpression(node.parent) || ts.isCallExpression(node.parent)) && node.parent.arguments?.[1] === node;

function mentionsMeta(node: ts.Node): boolean {
  const isPlace = ts.isPropertyAccessExpression(node) && isMeta(node.expression) && node.name.text !== 'resolve';
  return isPlace || (ts.forEachChild(node, (child) => mentionsMeta(child) || undefined) ?? false);
}

const isMeta = (node: ts.Node): boolean => ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;

/** Of a `const` of the file itself; one within a function is not followed. */
function initializerOf(name: string, { statements }: ts.SourceFile): ts.Expression | undefined {
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find(
      (it) => ts.isIdentifier(it.name) && it.name.text === name,
    );
    if (found) return found.initializer;
  }
  return undefined;
}
