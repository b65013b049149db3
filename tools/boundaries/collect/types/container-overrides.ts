import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { isTestCode } from '../../model/layout.ts';
import { tokensOf } from './container-tokens.ts';
import { bare, viewsOf, wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

const overrides: ReadonlySet<string> = new Set([
  ...['overrideProvider', 'overrideModule', 'overrideGuard', 'overrideInterceptor', 'overrideFilter', 'overridePipe'],
  'useMocker',
]);
const spies: ReadonlySet<string> = new Set(['spyOn', 'replaceProperty', 'stub', 'replace', 'fake', 'method']);
const spying = ['jest', 'vi', 'sinon', 'mock', 't'];

/** What a test puts something else in place of. */
export const readOverrides: Reader = (node, reading) => {
  if (!ts.isCallExpression(node) || !isTestCode(reading.file, reading.layout)) return;
  const callee = bare(node.expression);
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return;
  const use = memberUse(callee, overrides, reading);
  if (use && wasOf(use.receiver, reading, '@nestjs/testing', ['TestingModuleBuilder'])) readOverride(node, reading);
  else readSpy(node, callee, reading);
};

function readOverride(node: ts.CallExpression, reading: Reading): void {
  const [token] = node.arguments;
  const specifier = token?.getText(reading.source) ?? null;
  for (const to of token ? tokensOf(token, reading) : [{ kind: 'unknown' } as const]) {
    reading.add({ via: 'inject', form: 'override', at: node, to, specifier });
  }
}

function readSpy(node: ts.CallExpression, callee: ts.Expression, reading: Reading): void {
  if (!ts.isPropertyAccessExpression(callee) || !spies.has(callee.name.text)) return;
  const by = callee.expression;
  const [on] = node.arguments;
  if (!on || !ts.isIdentifier(by) || !spying.includes(by.text)) return;
  if (/^(globalThis|global|process|console)\b/.test(on.getText(reading.source))) return;
  const specifier = on.getText(reading.source);
  const [to] = [...viewsOf(on, reading)].reverse().flatMap((it) => ownersOf(it, reading));
  reading.add({ via: 'inject', form: 'spy', at: node, to: to ?? { kind: 'unknown' }, specifier });
}

/** The class whose method is replaced: of a prototype, or of an instance. */
function ownersOf(node: ts.Expression, reading: Reading): readonly Target[] {
  const inner = bare(node);
  const isPrototype = ts.isPropertyAccessExpression(inner) && inner.name.text === 'prototype';
  const type = reading.checker.getTypeAtLocation(isPrototype ? inner.expression : inner);
  const [origin] = reading.origins.ofType(type);
  return origin ? [toTarget(origin)] : [];
}
