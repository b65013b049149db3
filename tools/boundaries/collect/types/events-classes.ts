import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import type { Origin } from './origins.ts';
import { toTarget } from './origins.ts';
import type { Reading } from './reading.ts';

const unknown: Target = { kind: 'unknown' };

/** The event classes that a value's type stands for, each by its declaration; `unknown` for what is any event, or none. */
export function eventsOf(type: ts.Type, reading: Reading): readonly Target[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter((it) => !(it.flags & ts.TypeFlags.Never)).map((it) => eventOf(it, reading));
}

function eventOf(type: ts.Type, reading: Reading): Target {
  const symbol = type.symbol as ts.Symbol | undefined;
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isClassLike(declaration) || !isEventClass(declaration, reading)) return unknown;
  const origin = reading.origins.ofSymbol(symbol);
  return origin ? toTarget(origin) : unknown;
}

/** Whether a class is made of a definition, or extends one that is. */
function isEventClass(
  node: ts.ClassLikeDeclaration,
  reading: Reading,
  seen: ReadonlySet<ts.Node> = new Set(),
): boolean {
  const base = baseOf(node);
  if (!base || seen.has(node)) return false;
  const type = reading.checker.getTypeAtLocation(base);
  if (isClassType(reading.origins.ofType(type), reading)) return true;
  const symbol = type.symbol as ts.Symbol | undefined;
  const declaration = symbol?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isClassLike(declaration) &&
    isEventClass(declaration, reading, new Set([...seen, node]))
  );
}

export const baseOf = ({ heritageClauses }: ts.ClassLikeDeclaration): ts.Expression | undefined =>
  heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;

const isClassType = (origins: readonly Origin[], { layout }: Reading): boolean =>
  origins.some((it) => it.kind === 'file' && layout.events.classes.includes(`${it.file}#${it.name}`));

/** Whether an expression is, without a cast, of the type of all event classes. */
export const isAnyEvent = (node: ts.Expression, reading: Reading): boolean =>
  isClassType(reading.originsOf(uncast(node)), reading);

function uncast(node: ts.Expression): ts.Expression {
  const isWrapping = ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
  return isWrapping || ts.isNonNullExpression(node) ? uncast(node.expression) : node;
}

/** The class that an expression names, looked at through casts: what it is cast to says nothing. */
export function classesNamed(node: ts.Expression, reading: Reading): readonly Target[] {
  const inner = uncast(node);
  if (inner !== node) return classesNamed(inner, reading);
  if (ts.isConditionalExpression(node))
    return [...classesNamed(node.whenTrue, reading), ...classesNamed(node.whenFalse, reading)];
  return eventsOf(reading.checker.getTypeAtLocation(node), reading);
}
