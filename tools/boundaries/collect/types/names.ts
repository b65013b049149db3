import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { holedConstants, holeMark } from './constants.ts';
import { isOnlyAName, mentionOf } from './container-mentions.ts';
import { bare, elementsOf, propertyOf, symbolOf, viewsOf, wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import { givenNames } from './names-callers.ts';
import { sinksOf } from './names-sinks.ts';
import type { NameSink } from './names-sinks.ts';
import type { Reader, Reading } from './reading.ts';

type Sinks = ReadonlyMap<string, readonly NameSink[]>;
type Call = ts.CallExpression | ts.NewExpression;

let last: { readonly own: readonly string[]; readonly sinks: Sinks } | undefined;
function sinksFor({ layout }: Reading): Sinks {
  const { sinks: own } = layout.names;
  if (last?.own !== own) last = { own, sinks: sinksOf(own) };
  return last.sinks;
}

/** Names that leave the code: of queues, schedules, caches, locks, settings, headers, and the module's own to the kernel. */
export const readNames: Reader = (node, reading) => {
  const { kind } = reading.home;
  if (kind !== 'module' && kind !== 'shared') return;
  if (ts.isIdentifier(node)) readFunction(node, reading);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isBindingElement(node)) {
    readMethod(node, reading);
  }
  if (ts.isElementAccessExpression(node)) readHeader(node, reading);
};

/** `@Cron(…)`, `new Queue(…)`, `setting(…)`, `BullModule.registerQueue(…)` */
function readFunction(node: ts.Identifier, reading: Reading): void {
  if (isOnlyAName(node)) return;
  const mention = mentionOf(node, reading);
  if (!mention) return;
  const { parent } = mention.node;
  const isStatic = ts.isPropertyAccessExpression(parent) && parent.expression === mention.node;
  const name = isStatic ? `${mention.name}.${parent.name.text}` : mention.name;
  const found = sinksFor(reading).get(name.split('.').at(-1) ?? '') ?? [];
  const sinks = found.filter((it) => it.callee === name && isAt(it.where, mention.where));
  if (sinks.length === 0) return;
  const outer = isStatic ? parent.parent : undefined;
  const call = outer && ts.isCallExpression(outer) && outer.expression === parent ? outer : mention.call;
  readCall(call, sinks, mention.node, reading);
}

const isAt = (where: string, place: string): boolean => place === where || place.startsWith(`${where}/`);

const members = new WeakMap<Sinks, ReadonlySet<string>>();
function membersOf(sinks: Sinks): ReadonlySet<string> {
  const found = members.get(sinks) ?? new Set([...sinks].flatMap(([name, all]) => (all.some(isMethod) ? [name] : [])));
  members.set(sinks, found);
  return found;
}
const isMethod = ({ callee }: NameSink): boolean => callee.includes('.');

function readMethod(node: ts.Node, reading: Reading): void {
  const all = sinksFor(reading);
  const use = memberUse(node, membersOf(all), reading);
  if (!use || use.member === '*') return;
  const sinks = (all.get(use.member) ?? []).filter(({ callee, where }) => {
    const [type = '', method] = callee.split('.');
    return method !== undefined && wasOf(use.receiver, reading, where, [type, 'default']);
  });
  if (sinks.length > 0) readCall(use.call, sinks, use.at, reading);
}

/** A function that is handed on may be given any name. */
function readCall(call: Call | null, sinks: readonly NameSink[], at: ts.Node, reading: Reading): void {
  if (!call) {
    const isTaken = ts.isPropertyAccessExpression(at.parent) || ts.isBindingElement(at.parent);
    const [sink] = sinks;
    if (sink && isTaken && isMethod(sink)) addName(null, sink, at, reading);
    return;
  }
  for (const sink of sinks) {
    const argument = call.arguments?.[sink.argument];
    if (!argument) continue;
    if (sink.property === '*') addKeys(argument, sink, reading);
    else addNames(namesIn(argument, sink, reading), sink, reading);
  }
}

function addNames(names: readonly ts.Expression[], sink: NameSink, reading: Reading): void {
  for (const it of names.flatMap((name) => givenNames(name, reading))) addName(it, sink, it, reading);
}

function namesIn(argument: ts.Expression, { property }: NameSink, reading: Reading): readonly ts.Expression[] {
  if (property !== null) {
    const found = propertyOf(argument, property, reading);
    return found ? [found] : [];
  }
  const inner = viewsOf(argument, reading).at(-1) ?? argument;
  if (ts.isObjectLiteralExpression(inner)) return [];
  if (!ts.isArrayLiteralExpression(inner)) return [argument];
  return elementsOf(inner, reading).map((it) => it ?? argument);
}

function addKeys(argument: ts.Expression, sink: NameSink, reading: Reading): void {
  const inner = viewsOf(argument, reading).at(-1) ?? argument;
  if (!ts.isObjectLiteralExpression(inner)) {
    const isText = (reading.checker.getTypeAtLocation(inner).flags & ts.TypeFlags.StringLike) !== 0;
    return isText ? undefined : addName(null, sink, argument, reading);
  }
  for (const it of inner.properties) {
    if (ts.isSpreadAssignment(it)) addKeys(it.expression, sink, reading);
    else if (it.name && !ts.isComputedPropertyName(it.name)) add(it.name.text, false, sink, it.name, reading);
    else addName(it.name && ts.isComputedPropertyName(it.name) ? it.name.expression : null, sink, it, reading);
  }
}

/** The texts of a name, as far as they are constant: what comes behind is data. */
function addName(name: ts.Expression | null, sink: NameSink, at: ts.Node, reading: Reading): void {
  if (!name) return addTarget({ kind: 'unknown' }, sink, at, [], reading);
  const { flags } = reading.checker.getTypeAtLocation(name);
  // `@Interval(1000)` has no name, and a class or a symbol is no text.
  const mayBeText =
    ts.TypeFlags.StringLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Instantiable | ts.TypeFlags.Union;
  if (!(flags & mayBeText)) return;
  for (const text of holedConstants(bare(name), reading.checker).texts) {
    const hole = holeMark.exec(text);
    add(hole ? text.slice(0, hole.index) : text, hole !== null, sink, at, reading);
  }
}

function add(text: string, isHead: boolean, sink: NameSink, at: ts.Node, reading: Reading): void {
  const to: Target = isHead && text === '' ? { kind: 'unknown' } : { kind: 'name', space: sink.space, name: text };
  addTarget(to, sink, at, isHead ? ['head'] : [], reading);
}

function addTarget(to: Target, { space }: NameSink, at: ts.Node, names: readonly string[], reading: Reading): void {
  const position = at.getSourceFile() === reading.source ? at : reading.source;
  const specifier = at.getText().replace(/\s+/g, ' ').slice(0, 60);
  reading.add({ via: 'name', form: `name-${space}`, at: position, to, specifier, names });
}

/** `request.headers['x-plan']` */
function readHeader(node: ts.ElementAccessExpression, reading: Reading): void {
  const { expression: holder, argumentExpression: name } = node;
  const isHeaders = /headers$/i.test(holder.getText(reading.source));
  const isTyped = isHeaders && wasOf(holder, reading, 'node', ['IncomingHttpHeaders', 'OutgoingHttpHeaders', 'Dict']);
  if (!isTyped && !isInjected(holder, reading)) return;
  addName(name, { where: 'node', callee: '', argument: 0, property: null, space: 'header' }, name, reading);
}

/** `@Headers() all: Record<string, string>` */
function isInjected(holder: ts.Expression, reading: Reading): boolean {
  const declaration = ts.isIdentifier(holder) ? symbolOf(holder, reading)?.valueDeclaration : undefined;
  if (!declaration || !ts.isParameter(declaration)) return false;
  return (ts.getDecorators(declaration) ?? []).some(({ expression }) => {
    const mention = ts.isCallExpression(expression) ? mentionOf(expression.expression, reading) : null;
    return mention?.where === '@nestjs/common' && mention.name === 'Headers';
  });
}
