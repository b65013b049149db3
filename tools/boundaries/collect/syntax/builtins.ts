import ts from 'typescript';
import { isModuleOfNode } from './loaders.ts';
import type { Walk } from './mention.ts';

const name = 'getBuiltinModule';

/** `process.getBuiltinModule(…)` gives any module of Node, the one that makes `require` among them. */
export function readBuiltins(node: ts.Node, walk: Walk): void {
  if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === name) walk.add('loader', node, null);
  else if (ts.isBindingElement(node)) readBinding(node, walk);
  else if (ts.isPropertyAccessExpression(node) && node.name.text === name) readAccess(node, walk);
  else if (ts.isElementAccessExpression(node) && walk.constant(node.argumentExpression) === name)
    readAccess(node, walk);
}

function readAccess(node: ts.Expression, walk: Walk): void {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression !== node) return walk.add('loader', node, null);
  const [argument] = parent.arguments;
  const text = walk.constant(argument);
  walk.add('loader', argument ?? node, text && isModuleOfNode(text) ? null : text);
}

function readBinding({ propertyName, name: bound }: ts.BindingElement, walk: Walk): void {
  const taken = propertyName ?? bound;
  if ((ts.isIdentifier(taken) || ts.isStringLiteral(taken)) && taken.text === name) walk.add('loader', taken, null);
}
