import { posix } from 'node:path';
import ts from 'typescript';
import { channelsOfNode } from '../../model/channels.ts';
import { homeOf, isSameHome } from '../../model/layout.ts';
import { rootOf } from './ambient-roots.ts';
import { importsOf, isOnlyAName, mentionOf } from './container-mentions.ts';
import type { Mention } from './container-mentions.ts';
import { bare, symbolOf, wasOf } from './container-views.ts';
import type { Reader, Reading } from './reading.ts';

/** The same, of what needs no import. */
const globals: ReadonlyMap<string, string> = new Map([
  ...(['BroadcastChannel', 'MessageChannel'] as const).map((name) => [name, 'context'] as const),
  ...(['eval', 'Function', 'WebAssembly'] as const).map((name) => [name, 'evaluated'] as const),
  ...(['Worker', 'WebSocket', 'EventSource', 'localStorage', 'sessionStorage'] as const).map(
    (name) => [name, 'reach'] as const,
  ),
]);

/** Ways from one piece of code to another that no import and no injection shows. */
export const readChannels: Reader = (node, reading) => {
  if (reading.home.kind === 'tool' || reading.home.kind === 'root') return;
  if (ts.isIdentifier(node)) {
    readBuiltin(node, reading);
    readGlobal(node, reading);
  } else if (ts.isPropertyAccessExpression(node)) {
    readStorage(node, reading);
    readMaker(node, reading);
  }
};

function readBuiltin(node: ts.Identifier, reading: Reading): void {
  const mention = mentionOf(node, reading);
  if (!mention?.where.startsWith('node:')) return;
  const channel = channelsOfNode[mention.where.slice('node:'.length)];
  if (!channel || channel.harmless.includes(mention.name) || isOwnWorker(mention, reading)) return;
  const to = { kind: 'builtin', name: mention.where, symbol: mention.name } as const;
  reading.add({ via: 'name', form: `ambient-${channel.form}`, at: mention.node, to, names: [mention.name] });
}

/** `setTimeout('text')` runs the text. */
const isTextRun = ({ text, parent }: ts.Identifier): boolean => {
  if (!/^set(Timeout|Interval|Immediate)$/.test(text) || !ts.isCallExpression(parent)) return false;
  const [work] = parent.arguments;
  return work !== undefined && parent.expression.getText() === text && ts.isStringLiteralLike(bare(work));
};

/** A thread that runs a file of the same module, which is read like any other. */
function isOwnWorker({ name, call }: Mention, { file, home, layout }: Reading): boolean {
  const [path] = call?.arguments ?? [];
  const isUrl = path && ts.isNewExpression(path) && path.expression.getText() === 'URL';
  const [to, base] = isUrl ? (path.arguments ?? []) : [];
  if (name !== 'Worker' || !to || !ts.isStringLiteralLike(to) || base?.getText() !== 'import.meta.url') return false;
  return isSameHome(homeOf(posix.join(posix.dirname(file), to.text), layout), home);
}

function readGlobal(node: ts.Identifier, reading: Reading): void {
  const form = isTextRun(node) ? 'evaluated' : globals.get(node.text);
  if (!form || isOnlyAName(node) || !isCallee(node) || importsOf(reading).has(node.text)) return;
  const origin = reading.origins.ofSymbol(symbolOf(node, reading));
  const isPlatform = origin?.kind === 'package' && (origin.package === 'lib' || origin.package === 'node');
  if (origin && !isPlatform) return;
  const to = { kind: 'builtin', name: node.text, symbol: node.text } as const;
  reading.add({ via: 'name', form: `ambient-${form}`, at: node, to, names: [node.text] });
}

/** `Function` is also what everybody compares constructors with: only its calls make code. */
function isCallee(node: ts.Identifier): boolean {
  if (node.text !== 'Function') return true;
  const { parent } = node;
  const isMade = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
  return isMade || (ts.isPropertyAccessExpression(parent) && /^(call|apply|bind|prototype)$/.test(parent.name.text));
}

/** `work.constructor('text')`: the maker of functions, by way of a function. */
function readMaker(node: ts.PropertyAccessExpression, reading: Reading): void {
  let outer: ts.Node = node;
  while (ts.isParenthesizedExpression(outer.parent) || ts.isAsExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  const isCalled = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === outer;
  if (node.name.text !== 'constructor' || !isCalled) return;
  if (reading.checker.getTypeAtLocation(node.expression).getCallSignatures().length === 0) return;
  const to = { kind: 'builtin', name: 'Function', symbol: 'Function' } as const;
  reading.add({ via: 'name', form: 'ambient-evaluated', at: node, to, names: ['Function'] });
}

/** A storage of the asynchronous context that came by another file, and is read or made here. */
function readStorage(node: ts.PropertyAccessExpression, reading: Reading): void {
  const isRead = /^(getStore|run|enterWith|exit)$/.test(node.name.text);
  if (!isRead || !wasOf(node.expression, reading, 'node', ['AsyncLocalStorage'])) return;
  // One that is made here is found where it is made.
  if (rootOf(node.expression, reading)?.isHere ?? false) return;
  const to = { kind: 'builtin', name: 'node:async_hooks', symbol: 'AsyncLocalStorage' } as const;
  reading.add({ via: 'name', form: 'ambient-context', at: node.name, to, names: ['AsyncLocalStorage'] });
}
