import ts from 'typescript';
import { isTestCode } from '../../model/layout.ts';
import { isWritten } from './ambient-writes.ts';
import { changing, isStateful } from './ambient-instances.ts';
import { rootOf } from './ambient-roots.ts';
import type { Root } from './ambient-roots.ts';
import { mentionOf } from './container-mentions.ts';
import { bare } from './container-views.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

/** Whose methods they are. */
const holders: readonly (readonly [string, readonly string[]])[] = [
  ['lib', ['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'EventTarget', 'URLSearchParams']],
  ['node', ['EventEmitter', 'EventTarget', 'Channel', 'InternalEventEmitter']],
  ['rxjs', ['Subject', 'BehaviorSubject', 'ReplaySubject', 'Observable']],
];
const putting =
  /^(Object\.(assign|defineProperty|defineProperties|setPrototypeOf)|Reflect\.(set|defineProperty|deleteProperty|setPrototypeOf|defineMetadata|deleteMetadata|metadata))$/;

/** Changes of what outlives the call that makes them: declarations of this file, of others, of packages. */
export const readState: Reader = (node, reading) => {
  const { kind } = reading.home;
  if (kind !== 'module' && kind !== 'shared' && kind !== 'app') return;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    if (isWritten(node)) addWrite(node, rootOf(node, reading), reading);
  } else if (ts.isIdentifier(node)) readVariable(node, reading);
  else if (ts.isVariableDeclaration(node) && isStateful(node, reading)) addKept(node, reading);
  else if (ts.isCallExpression(node)) readCall(node, reading);
};

/** `count += 1` of a variable of the file. */
function readVariable(node: ts.Identifier, reading: Reading): void {
  if (isWritten(node) && !ts.isPropertyAssignment(node.parent)) addWrite(node, rootOf(node, reading), reading);
}

function readCall(node: ts.CallExpression, reading: Reading): void {
  const callee = bare(node.expression);
  if (ts.isCallExpression(callee)) return readDecoration(node, callee, reading);
  if (!ts.isPropertyAccessExpression(callee)) return;
  const text = callee.expression.kind === ts.SyntaxKind.Identifier ? callee.getText(reading.source) : '';
  if (putting.test(text)) {
    const changed = node.arguments[/Metadata$/.test(text) ? 2 : 0];
    if (changed) addWrite(node, rootOf(changed, reading), reading);
  } else if (/^Reflect\.(get|has|getOwn|hasOwn)Metadata(Keys)?$/.test(text)) readMetadata(node, text, reading);
  else if (changing.has(callee.name.text)) {
    const root = rootOf(callee.expression, reading);
    const isKept = root?.isVariable === true && root.origin.kind === 'file' && !root.isHere;
    if (root && (isKept || isHolder(callee.expression, reading))) addWrite(node, root, reading);
  }
}

const isHolder = (node: ts.Expression, reading: Reading): boolean =>
  holders.some(([where, names]) => reading.isOf(node, where, names));

/** `Injectable()(Foreign)`: a decorator that is called on a class decorates it. */
function readDecoration(node: ts.CallExpression, maker: ts.CallExpression, reading: Reading): void {
  const [onto] = node.arguments;
  if (!onto) return;
  const alias = reading.checker.getTypeAtLocation(maker).aliasSymbol?.name ?? '';
  const maybe = mentionOf(
    ts.isPropertyAccessExpression(maker.expression) ? maker.expression.expression : maker.expression,
    reading,
  );
  const isDecorator = /Decorator$/.test(alias) || (maybe !== null && /^(@nestjs\/|typeorm$|class-)/.test(maybe.where));
  if (isDecorator) addWrite(node, rootOf(onto, reading), reading);
}

function readMetadata(node: ts.CallExpression, text: string, reading: Reading): void {
  const target = node.arguments[/Keys$/.test(text) ? 0 : 1];
  const root = target && rootOf(target, reading);
  if (root) reading.add({ via: 'name', form: 'metadata-read', at: node, to: toTarget(root.origin), names: [text] });
}

/** One instance for all, whose methods change it. */
function addKept(node: ts.VariableDeclaration, reading: Reading): void {
  if (isTestCode(reading.file, reading.layout)) return;
  const to = { kind: 'file', file: reading.file, symbol: node.name.getText(reading.source) } as const;
  reading.add({ via: 'name', form: 'state-kept', at: node, to, names: [to.symbol] });
}

function addWrite(at: ts.Node, root: Root | null, reading: Reading): void {
  if (!root || (root.isHere && !isInFunction(at))) return;
  if (root.isHere && isTestCode(reading.file, reading.layout)) return;
  // These two have rules of their own.
  if (root.origin.kind === 'package' && /^(globalThis|global|process)$/.test(root.origin.name)) return;
  const form = root.isHere ? 'state-kept' : 'state-changed';
  const specifier = at.getText(reading.source).replace(/\s+/g, ' ').slice(0, 60);
  reading.add({ via: 'name', form, at, to: toTarget(root.origin), specifier, names: [root.origin.name] });
}

/** What happens while the file is loaded happens once, in an order that is fixed. */
const isInFunction = (node: ts.Node): boolean =>
  ts.findAncestor(node, (it) => ts.isFunctionLike(it) && !ts.isConstructorTypeNode(it)) !== undefined;
