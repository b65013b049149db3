import { posix } from 'node:path';
import ts from 'typescript';

type Fold = (node: ts.Expression) => string | null;

/** Reads `join(__dirname, 'a', 'b')`, which leads where the specifier `./a/b` does; null for every other call. */
export function joinedPaths(source: ts.SourceFile): (call: ts.CallExpression, fold: Fold) => string | null {
  const isJoin = joinerOf(source);
  return ({ expression, arguments: [base, ...parts] }, fold) => {
    if (!base || parts.length === 0 || !isOwnFolder(base) || !isJoin(expression)) return null;
    const folded = parts.map((it) => fold(it));
    if (folded.some((it) => it === null || it.startsWith('/'))) return null;
    const path = posix.join(...folded.map(String));
    return path.startsWith('.') ? path : `./${path}`;
  };
}

const isOwnFolder = (node: ts.Expression): boolean => /^(__dirname|import\.meta\.dirname)$/.test(node.getText());
const joins = (name: string): boolean => name === 'join' || name === 'resolve';

/** Tells the callees that are Node's `join` or `resolve` of paths, by the names that the file gives them. */
function joinerOf(source: ts.SourceFile): (callee: ts.Expression) => boolean {
  const whole = new Set<string>();
  const taken = new Set<string>();
  for (const { importClause, moduleSpecifier } of source.statements.filter(ts.isImportDeclaration)) {
    if (!ts.isStringLiteral(moduleSpecifier) || !/^(node:)?path$/.test(moduleSpecifier.text)) continue;
    const { name, namedBindings } = importClause ?? {};
    if (name) whole.add(name.text);
    if (namedBindings && ts.isNamespaceImport(namedBindings)) whole.add(namedBindings.name.text);
    const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    for (const it of elements) if (joins((it.propertyName ?? it.name).text)) taken.add(it.name.text);
  }
  return (callee) =>
    ts.isPropertyAccessExpression(callee)
      ? joins(callee.name.text) && whole.has(callee.expression.getText())
      : ts.isIdentifier(callee) && taken.has(callee.text);
}
