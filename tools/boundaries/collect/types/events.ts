import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { classesNamed, eventsOf, isAnyEvent } from './events-classes.ts';
import { memberUse } from './members.ts';
import type { MemberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

interface Sink {
  readonly kind: 'publish' | 'hear' | 'schedule' | 'registries';
  readonly file: string;
  readonly type: string;
  readonly method: string;
  readonly argument: number;
}

const known = new WeakMap<object, { readonly sinks: readonly Sink[]; readonly methods: ReadonlySet<string> }>();
const unknown: Target = { kind: 'unknown' };

/** `file#Type.method:argument` of the layout, parsed once. */
function sinksOf({ layout }: Reading) {
  const found = known.get(layout.events);
  if (found) return found;
  const kinds = ['publish', 'hear', 'schedule', 'registries'] as const;
  const sinks = kinds.flatMap((kind) =>
    layout.events[kind].map((text): Sink => {
      const [, file = '', type = '', method = '', argument = '0'] =
        /^(.+)#([^.:]+)\.([^:]+)(?::(\d+))?$/.exec(text) ?? [];
      return { kind, file, type, method, argument: Number(argument) };
    }),
  );
  const made = { sinks, methods: new Set(sinks.map(({ method }) => method)) };
  known.set(layout.events, made);
  return made;
}

/** What is published, and what is heard: by whom, of which class, under which name. */
export const readEvents: Reader = (node, reading) => {
  const { sinks, methods } = sinksOf(reading);
  const use = methods.size > 0 ? memberUse(node, methods, reading) : null;
  if (!use) return;
  const sink = sinks.find(
    ({ method, file, type }) =>
      (use.member === method || use.member === '*') && reading.isOf(use.receiver, file, [type]),
  );
  if (sink) read(sink, use, reading);
  else if (reading.home.kind === 'module' && use.call && reading.isAny(use.receiver)) readAny(sinks, use, reading);
};

function read({ kind, argument, method }: Sink, { call, at, member }: MemberUse, reading: Reading): void {
  const add = (form: string, node: ts.Node, to: Target, names: readonly string[] = []): void =>
    reading.add({ via: 'event', form, at: node, to, names });
  if (kind === 'registries') return add('event-registry', at, unknown, [member]);
  // Stored, bound or handed on: whoever calls it then may call it with anything.
  if (!call) return add(kind === 'publish' ? 'event-published' : 'event-heard', at, unknown, [member]);
  if (kind === 'publish') {
    for (const it of call.arguments.slice(argument)) {
      for (const to of publishedBy(it, reading)) add('event-published', it, to);
    }
    return;
  }
  const [name] = call.arguments;
  if (name) readName(name, reading);
  if (kind === 'schedule') return;
  const heard = call.arguments[argument];
  const broad = heard && isAnyEvent(heard, reading) ? ['any-event'] : [];
  for (const to of heard ? classesNamed(heard, reading) : [unknown]) {
    add('event-heard', heard ?? at, to, [method, ...broad]);
  }
}

function publishedBy(node: ts.Expression, reading: Reading): readonly Target[] {
  if (!ts.isSpreadElement(node)) return eventsOf(reading.checker.getTypeAtLocation(node), reading);
  const type = reading.checker.getTypeAtLocation(node.expression).getNumberIndexType();
  return type ? eventsOf(type, reading) : [unknown];
}

/** The name of a handler: its texts; else the text that it begins with, in `names`. */
function readName(node: ts.Expression, reading: Reading): void {
  const texts = reading.texts(node);
  const add = (to: Target, names: readonly string[]): void =>
    reading.add({ via: 'event', form: 'handler-name', at: node, to, names });
  for (const name of texts ?? []) add({ kind: 'name', space: 'event', name }, ['whole']);
  if (texts === null) add(unknown, [ts.isTemplateExpression(node) ? node.head.text : '']);
}

/** Nothing is known of the receiver: a call with an event class, or with a definition, can only be meant for the kernel. */
function readAny(sinks: readonly Sink[], { call, at, member }: MemberUse, reading: Reading): void {
  const isEvent = (it: ts.Expression): boolean =>
    [...classesNamed(it, reading), ...publishedBy(it, reading)].some(({ kind }) => kind === 'file');
  if (!call?.arguments.some(isEvent)) return;
  const isPublishing = sinks.some(({ kind, method }) => kind === 'publish' && method === member);
  const form = isPublishing ? 'event-published' : 'event-heard';
  reading.add({ via: 'event', form, at, to: unknown, names: [member] });
}
