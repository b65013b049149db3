import ts from 'typescript';
import { joinedPaths } from './joined-paths.ts';

/** What a name of a file stands for; several, where scopes would have to be told apart. */
type Declared = ReadonlyMap<string, readonly ts.NamedDeclaration[]>;

/**
 * Folds an expression to the text that it always has: literals, templates and `+` of those, a file's `const` with such
 * a value, and members of its enumerations, of its `as const` objects, and `static readonly` ones of its classes.
 * `null` is "not a constant": the judge fails on it, so doubt is the safe answer.
 */
export function constantsOf(source: ts.SourceFile): (node: ts.Expression | undefined) => string | null {
  const declared = collect(source);
  const joined = joinedPaths(source);
  const busy = new Set<ts.Expression>();

  function once(value: ts.Expression | undefined): string | null {
    if (!value || busy.has(value)) return null;
    busy.add(value);
    const folded = fold(value);
    busy.delete(value);
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
    if (ts.isIdentifier(node)) return once(constantOf(node.text, declared));
    if (ts.isPropertyAccessExpression(node)) return once(memberOf(node, declared));
    if (ts.isTemplateExpression(node)) return template(node);
    if (ts.isCallExpression(node)) return joined(node, fold);
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
function collect(source: ts.SourceFile): Declared {
  const declared = new Map<string, ts.NamedDeclaration[]>();
  const visit = (node: ts.Node): void => {
    if (isNaming(node) && node.name && ts.isIdentifier(node.name)) {
      declared.set(node.name.text, [...(declared.get(node.name.text) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declared;
}

const isNaming = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isVariableDeclaration(node) ||
  ts.isParameter(node) ||
  ts.isBindingElement(node) ||
  ts.isFunctionLike(node) ||
  ts.isClassLike(node) ||
  ts.isEnumDeclaration(node);

function onlyOne(name: string, declared: Declared): ts.NamedDeclaration | undefined {
  const [only, ...others] = declared.get(name) ?? [];
  return others.length === 0 ? only : undefined;
}

function constantOf(name: string, declared: Declared): ts.Expression | undefined {
  const only = onlyOne(name, declared);
  const isConst = only && ts.isVariableDeclaration(only) && (ts.getCombinedNodeFlags(only) & ts.NodeFlags.Const) !== 0;
  return isConst ? only.initializer : undefined;
}

/** What a member was given that nothing can change. */
function memberOf({ expression, name }: ts.PropertyAccessExpression, declared: Declared): ts.Expression | undefined {
  if (!ts.isIdentifier(expression)) return undefined;
  const holder = onlyOne(expression.text, declared);
  if (!holder) return undefined;
  const found = membersOf(holder, constantOf(expression.text, declared)).filter(
    (it) => it.name?.getText() === name.text,
  );
  return found.length === 1 ? found[0]?.initializer : undefined;
}

type Member = ts.EnumMember | ts.PropertyDeclaration | ts.PropertyAssignment;

function membersOf(holder: ts.NamedDeclaration, value: ts.Expression | undefined): readonly Member[] {
  if (ts.isEnumDeclaration(holder)) return holder.members;
  if (ts.isClassLike(holder)) return holder.members.filter(ts.isPropertyDeclaration).filter(isStaticConstant);
  const object =
    value && ts.isAsExpression(value) && ts.isConstTypeReference(value.type) ? value.expression : undefined;
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.every(ts.isPropertyAssignment) ? object.properties.filter(ts.isPropertyAssignment) : [];
}

function isStaticConstant({ modifiers = [] }: { readonly modifiers?: readonly ts.ModifierLike[] }): boolean {
  const kinds = modifiers.map(({ kind }) => kind);
  return kinds.includes(ts.SyntaxKind.StaticKeyword) && kinds.includes(ts.SyntaxKind.ReadonlyKeyword);
}
