import ts from 'typescript';
import { memberUse } from './members.ts';
import type { Reading } from './reading.ts';
import { statement } from './sql-handed.ts';
import type { Handed } from './sql-handed.ts';
import { originOfCallee } from './sql-names.ts';

/** `file#Type.method:argument`, `file#Class:argument` or `file#function:argument` of the layout. */
interface Wrapper {
  readonly file: string;
  readonly type: string;
  readonly method: string | null;
  readonly argument: number;
}

const parsed = new Map<string, Wrapper>();

function wrapperOf(text: string): Wrapper {
  const known = parsed.get(text);
  if (known) return known;
  const [, file = '', type = '', method, argument = '0'] = /^(.+)#([^.:]+)(?:\.([^:]+))?(?::(\d+))?$/.exec(text) ?? [];
  const wrapper = { file, type, method: method ?? null, argument: Number(argument) };
  parsed.set(text, wrapper);
  return wrapper;
}

const wrappers = ({ layout }: Reading): readonly Wrapper[] => layout.sql.wrappers.map(wrapperOf);

/** A call of what the repository's own kernel hands on to the database. */
export function calledWrapper(node: ts.Node, reading: Reading): readonly Handed[] {
  const all = wrappers(reading);
  const methods = new Set(all.flatMap(({ method }) => method ?? []));
  const use = memberUse(node, methods, reading);
  if (!use) return ts.isCallExpression(node) ? calledFunction(node, all, reading) : [];
  const wrapper = all.find(
    ({ file, type, method }) =>
      (method === use.member || use.member === '*') && method !== null && reading.isOf(use.receiver, file, [type]),
  );
  if (!wrapper) return [];
  const text = use.call?.arguments[wrapper.argument];
  // What a class of the kernel's holds was judged where that was made.
  if (use.call && (!text || all.some((it) => it.method === null && reading.isOf(text, it.file, [it.type])))) return [];
  return [{ expression: text ?? null, at: text ?? use.at, shape: statement, to: `${wrapper.type}.${use.member}` }];
}

function calledFunction(node: ts.CallExpression, all: readonly Wrapper[], reading: Reading): readonly Handed[] {
  const wrapper = namedBy(node.expression, all, reading);
  const text = wrapper && node.arguments[wrapper.argument];
  return text ? [{ expression: text, at: text, shape: statement, to: wrapper.type }] : [];
}

function namedBy(callee: ts.Expression, all: readonly Wrapper[], reading: Reading): Wrapper | undefined {
  const origin = originOfCallee(callee, reading);
  const isIt = ({ file, type, method }: Wrapper): boolean =>
    method === null && origin?.kind === 'file' && file === origin.file && type === origin.name;
  return origin && all.find(isIt);
}

/** `new LookupQuery(text)`: whoever gets it sends it. */
export function madeWrapper(node: ts.NewExpression, reading: Reading): readonly Handed[] {
  const wrapper = namedBy(node.expression, wrappers(reading), reading);
  const text = wrapper && node.arguments?.[wrapper.argument];
  return text ? [{ expression: text, at: text, shape: statement, to: wrapper.type }] : [];
}

/** ``sql`select …` `` of the kernel. */
export function taggedWrapper(node: ts.TaggedTemplateExpression, reading: Reading): readonly Handed[] {
  return isSqlTag(node, reading) ? [{ expression: node.template, at: node, shape: statement, to: 'sql' }] : [];
}

function isSqlTag({ tag }: ts.TaggedTemplateExpression, { layout, origins, checker }: Reading): boolean {
  const origin = origins.ofSymbol(checker.getSymbolAtLocation(tag));
  const all = layout.sql.tags.map(wrapperOf);
  return origin?.kind === 'file' && all.some(({ file, type }) => file === origin.file && type === origin.name);
}

/** Whether an expression is a value that the kernel has made safe: it can name nothing. */
export const isLiteralType = (node: ts.Node, reading: Reading): boolean =>
  ts.isExpression(node) && layoutLiterals(reading).some(({ file, type }) => reading.isOf(node, file, [type]));

const layoutLiterals = ({ layout }: Reading): readonly Wrapper[] => layout.sql.literals.map(wrapperOf);

/** Whether a function is one of those that hand their argument on, so that who calls them is judged. */
export function isWrapper(
  node: ts.SignatureDeclaration,
  index: number,
  { layout, origins, checker }: Reading,
): boolean {
  const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  const origin = name && origins.ofSymbol(checker.getSymbolAtLocation(name));
  const holder = ts.isClassLike(node.parent) ? node.parent.name?.text : undefined;
  if (origin?.kind !== 'file') return false;
  return layout.sql.wrappers
    .map(wrapperOf)
    .some(
      ({ file, type, method, argument }) =>
        file === origin.file &&
        argument === index &&
        (method === null ? type === origin.name : method === origin.name && type === holder),
    );
}
