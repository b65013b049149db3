import ts from 'typescript';
import { roleOf } from '../../../model/layout.ts';
import type { Layout } from '../../../model/layout.ts';
import type { Origins } from '../origins.ts';
import { bare } from './where.ts';

/**
 * `ItemsRepository.find` where a method of that name does nothing but hand its parameters on, in their order, to one of
 * the same name of something that speaks to the database.
 */
export function mirroredBy(method: ts.Declaration, layout: Layout, origins: Origins): string | null {
  const made = ts.isPropertyDeclaration(method) && method.initializer ? bare(method.initializer) : method;
  if (!ts.isMethodDeclaration(made) && !ts.isArrowFunction(made) && !ts.isFunctionExpression(made)) return null;
  const name = ts.getNameOfDeclaration(method)?.getText();
  const call = onlyCall(made.body);
  const asked = call?.expression;
  if (!call || !asked || !ts.isPropertyAccessExpression(asked) || asked.name.text !== name) return null;
  const handed = call.arguments.map((it) => it.getText());
  const taken = made.parameters.map((it) => it.name.getText());
  if (handed.join() !== taken.join()) return null;
  const receiver = origins.checker.getNonNullableType(origins.checker.getTypeAtLocation(asked.expression));
  const keeper = origins.ofType(receiver).find((it) => {
    return it.kind === 'package'
      ? layout.orm.packages.includes(it.package)
      : layout.orm.roles.includes(roleOf(it.file));
  });
  return keeper ? `${keeper.name}.${name}` : null;
}

/** The call that a body consists of, with whatever local names lead to it. */
function onlyCall(body: ts.ConciseBody | undefined): ts.CallExpression | null {
  if (!body) return null;
  if (!ts.isBlock(body)) return callIn(body);
  const last = body.statements.at(-1);
  const isPlain = body.statements.slice(0, -1).every((it) => ts.isVariableStatement(it) && !holdsCall(it));
  if (!isPlain || !last) return null;
  if (ts.isReturnStatement(last)) return last.expression ? callIn(last.expression) : null;
  return ts.isExpressionStatement(last) ? callIn(last.expression) : null;
}

function callIn(expression: ts.Expression): ts.CallExpression | null {
  const plain = bare(expression);
  return ts.isCallExpression(plain) ? plain : null;
}

const holdsCall = (node: ts.Node): boolean =>
  ts.isCallExpression(node) || (ts.forEachChild(node, (child) => (holdsCall(child) ? true : undefined)) ?? false);
