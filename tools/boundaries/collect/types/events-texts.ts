import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

const methods: ReadonlySet<string> = new Set(
  ['emit', 'emitAsync', 'on', 'once', 'many', 'onAny', 'addListener', 'prependListener', 'waitFor', 'off'].concat(
    'removeListener',
  ),
);

/** Events that are texts: of an emitter that several could share, and of its decorators. */
export const readTexts: Reader = (node, reading) => {
  if (reading.layout.events.emitters.length === 0) return;
  if (ts.isDecorator(node)) return readDecorator(node, reading);
  const use = memberUse(node, methods, reading);
  if (!use) return;
  const [name] = use.call?.arguments ?? [];
  // The process is everybody's: that it is used at all is told by what reads globals.
  if (wasOf(use.receiver, reading, 'node', ['Process'])) return;
  if (wasOf(use.receiver, reading, 'node', ['EventEmitter'])) return ofNode(use.at, name, use.member, reading);
  if (!isEmitter(use.receiver, reading)) return;
  add(name ?? use.at, name, use.member, reading);
};

/** Emitters of Node are everywhere, in streams and sockets: a text counts where it is a module's. */
function ofNode(at: ts.Node, name: ts.Expression | undefined, member: string, reading: Reading): void {
  for (const text of (name && reading.texts(name)) ?? []) {
    const to: Target = { kind: 'name', space: 'event', name: text };
    reading.add({ via: 'event', form: 'event-text-of-node', at: name ?? at, to, names: [member] });
  }
}

function readDecorator({ expression }: ts.Decorator, reading: Reading): void {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return;
  const { text } = expression.expression;
  const from = importedFrom(expression.expression, reading);
  if (from === null || !reading.layout.events.emitters.includes(from)) return;
  const [name] = expression.arguments;
  add(name ?? expression, name, text, reading);
}

function add(at: ts.Node, name: ts.Expression | undefined, member: string, reading: Reading): void {
  const targets = reading.texts(name)?.map((it): Target => ({ kind: 'name', space: 'event', name: it }));
  for (const to of targets ?? [{ kind: 'unknown' } as const]) {
    reading.add({ via: 'event', form: 'event-text', at, to, names: [member] });
  }
}

/** By its type, and by what its declaration says where that type's package is not there to be read. */
function isEmitter(receiver: ts.Expression, reading: Reading): boolean {
  const { emitters } = reading.layout.events;
  if (reading.originsOf(receiver).some((it) => it.kind === 'package' && emitters.includes(it.package))) return true;
  if (!reading.isAny(receiver)) return false;
  const declaration = reading.checker.getSymbolAtLocation(receiver)?.valueDeclaration;
  const type = declaration && 'type' in declaration ? (declaration.type as ts.TypeNode | undefined) : undefined;
  const name = type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) ? type.typeName : undefined;
  const from = name ? importedFrom(name, reading) : null;
  return from !== null && emitters.includes(from);
}

/** The specifier of the import that brings a name along, whether or not it resolves. */
function importedFrom(name: ts.Identifier, { checker }: Reading): string | null {
  let node: ts.Node | undefined = checker.getSymbolAtLocation(name)?.declarations?.[0];
  while (node && !ts.isImportDeclaration(node)) node = node.parent;
  return node && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
}
