import ts from 'typescript';
import { bind, isFollowed, returned } from './constants-scope.ts';
import type { Part, Scope } from './constants-scope.ts';
import { methodOf } from './constants-text.ts';
import { isFixed, within } from './constants-writes.ts';

/** An expression that names nothing further: a literal, a sum, a call of what is not to be seen through. */
export interface Head {
  readonly node: ts.Node;
  readonly scope: Scope;
}

export type Found = readonly Head[] | null;

/** What lists ask about the expressions in them. */
interface Following {
  readonly isRough: boolean;
  readonly of: (node: ts.Node, scope: Scope) => Found;
  readonly items: (node: ts.Node, scope: Scope) => readonly Part[] | null;
}

export function literalItems(
  { elements }: ts.ArrayLiteralExpression,
  scope: Scope,
  heads: Following,
): readonly Part[] | null {
  const parts = elements.map((it) =>
    ts.isSpreadElement(it) ? heads.items(it.expression, scope) : [{ node: it, scope }],
  );
  return parts.some((it) => it === null) ? null : parts.flatMap((it) => it ?? []);
}

/** `list.map(make)`; of a list whose length is not known, one item stands for all where that is enough. */
export function mappedItems(node: ts.CallExpression, scope: Scope, heads: Following): readonly Part[] | null {
  const { name, receiver } = methodOf(node) ?? {};
  const [given] = node.arguments;
  if (!receiver) return null;
  if (name === 'filter' && heads.isRough) return heads.items(receiver, scope);
  const [made] = name === 'map' && given ? (heads.of(given, scope) ?? []) : [];
  const maker = made && isFollowed(made.node) ? made.node : null;
  const result = maker && returned(maker);
  if (!made || !maker || !result) return null;
  const items = heads.items(receiver, scope);
  if (!items) return heads.isRough ? [{ node: result, scope: bind(maker, [], made.scope) }] : null;
  return items.map((it) => ({ node: result, scope: within(bind(maker, [it.node], it.scope), made.scope) }));
}

export type Property = Part & { readonly isFresh: boolean };

/** A property of an object literal; `isFresh`: it stands right there, so nothing wrote to it in between. */
export function propertyIn({ node, scope }: Head, name: string): Property | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  const found = node.properties.findLast((it) => !it.name || it.name.getText().replaceAll(/['"]/g, '') === name);
  const { parent } = node;
  const isFresh = ts.isCallExpression(parent) || ts.isArrayLiteralExpression(parent) || isFixed(node);
  if (!found) return null;
  if (ts.isShorthandPropertyAssignment(found)) return { node: found.name, scope, isFresh };
  return ts.isPropertyAssignment(found) ? { node: found.initializer, scope, isFresh } : null;
}

/** Methods of a list that hand its items to a function. */
export const visitors: ReadonlySet<string> = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find']);

export const both = (a: Found, b: Found): Found => a && b && [...a, ...b];
