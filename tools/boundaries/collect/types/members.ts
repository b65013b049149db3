import ts from 'typescript';
import type { Reading } from './reading.ts';

/** A member that is read off something: `a.b`, `a['b']`, `const { b } = a`. */
export interface MemberUse {
  readonly receiver: ts.Expression;
  /** `*`: which one, only a running program knows. */
  readonly member: string;
  /** The call of it; `null` where it is stored, bound or handed on, and may then be called with anything. */
  readonly call: ts.CallExpression | null;
  readonly at: ts.Node;
}

/** The use of one of these members that stands at this node. Whose members they are is for the caller to ask. */
export function memberUse(node: ts.Node, members: ReadonlySet<string>, reading: Reading): MemberUse | null {
  if (ts.isPropertyAccessExpression(node)) {
    return members.has(node.name.text) ? use(node, node.expression, node.name.text, node.name) : null;
  }
  if (ts.isElementAccessExpression(node)) {
    const texts = reading.texts(node.argumentExpression);
    const member = texts === null ? '*' : texts.find((it) => members.has(it));
    return member === undefined ? null : use(node, node.expression, member, node.argumentExpression);
  }
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return null;
  const { parent: declaration } = node.parent;
  const name = node.propertyName ?? node.name;
  const receiver = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (!receiver || !ts.isIdentifier(name) || !members.has(name.text)) return null;
  return { receiver, member: name.text, call: null, at: name };
}

function use(node: ts.Expression, receiver: ts.Expression, member: string, at: ts.Node): MemberUse {
  const { parent } = node;
  const isCalled = ts.isCallExpression(parent) && parent.expression === node;
  return { receiver, member, call: isCalled ? parent : null, at };
}
