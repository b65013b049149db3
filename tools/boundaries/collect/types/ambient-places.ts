import { posix } from 'node:path';
import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { homeOf, isSameHome } from '../../model/layout.ts';
import { holedConstants } from './constants.ts';
import { isOnlyAName, mentionOf } from './container-mentions.ts';
import { bare, propertyOf, symbolOf, wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

/** Functions of node:fs that take a second path. */
const twoPaths = /^(rename|copyFile|cp|link|symlink)(Sync)?$/;
const clients = ['axios', 'got', 'node-fetch', 'undici', 'ky', 'superagent', 'node:http', 'node:https'];
const verbs: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'request', 'options']);
const hole = /bulkhead_hole_\d+_/g;

/** Files and addresses that code names: both lead to somebody. */
export const readPlaces: Reader = (node, reading) => {
  if (reading.home.kind !== 'module' && reading.home.kind !== 'shared') return;
  if (ts.isIdentifier(node)) {
    readPaths(node, reading);
    readFetch(node, reading);
  } else if (ts.isDecorator(node)) readRoutes(node, reading);
  const use = memberUse(node, verbs, reading);
  if (use?.call && wasOf(use.receiver, reading, '@nestjs/axios', ['HttpService'])) addCall(use.call, reading);
};

function readPaths(node: ts.Identifier, reading: Reading): void {
  const mention = mentionOf(node, reading);
  if (mention?.where !== 'node:fs' && mention?.where !== 'node:fs/promises') return;
  const call = mention.call ?? callOf(mention.node);
  const paths = call?.arguments?.slice(0, twoPaths.test(mention.name) ? 2 : 1) ?? [];
  for (const path of paths) {
    for (const text of pathsOf(path, reading) ?? []) {
      const to = targetOf(text, reading);
      if (to) reading.add({ via: 'path', form: 'file-path', at: path, to, specifier: text, names: [mention.name] });
    }
  }
}

/** `fs.promises.readFile(…)` */
function callOf(node: ts.Expression): ts.CallExpression | undefined {
  const { parent } = node;
  const isCallee = ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent);
  return isCallee && parent.parent.expression === parent ? parent.parent : undefined;
}

/** Texts of a path, from the root of the repository or absolute; `null`: not to be known. */
function pathsOf(node: ts.Expression, reading: Reading): readonly string[] | null {
  const inner = bare(node);
  const here = posix.dirname(reading.file);
  if (/^(import\.meta\.dirname|__dirname)$/.test(inner.getText())) return [here];
  if (/^process\.cwd\(\)$/.test(inner.getText())) return [''];
  if (ts.isIdentifier(inner)) {
    const declaration = symbolOf(inner, reading)?.valueDeclaration;
    const given = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const isMade = given && (ts.isCallExpression(given) || ts.isTemplateExpression(given) || ts.isNewExpression(given));
    if (isMade) return pathsOf(given, reading);
  }
  if (ts.isTemplateExpression(inner)) {
    const parts = inner.templateSpans.map((it) => [pathsOf(it.expression, reading)?.[0], it.literal.text] as const);
    if (parts.some(([part]) => part === undefined)) return null;
    return [
      inner.head.text +
        parts
          .map(([part, text]) => `${part}${text}`)
          .join('')
          .replace(/^\//, ''),
    ];
  }
  if (ts.isBinaryExpression(inner)) return sumOf(inner, reading) ?? reading.texts(inner);
  if (ts.isNewExpression(inner) && inner.expression.getText() === 'URL') {
    const [path, base] = inner.arguments ?? [];
    const isHere = path !== undefined && base?.getText() === 'import.meta.url';
    return isHere ? (reading.texts(path)?.map((it) => posix.join(here, it)) ?? null) : null;
  }
  if (ts.isCallExpression(inner) && inner.expression.getText() === 'fileURLToPath' && inner.arguments[0]) {
    return pathsOf(inner.arguments[0], reading);
  }
  if (!ts.isCallExpression(inner)) return reading.texts(inner);
  // A folder that every program of the machine knows.
  if (/\b(tmpdir|homedir)$/.test(inner.expression.getText())) return ['/tmp'];
  const callee = ts.isPropertyAccessExpression(inner.expression) ? inner.expression.expression : inner.expression;
  if (!ts.isIdentifier(callee) || !mentionOf(callee, reading)?.where.startsWith('node:path')) return null;
  const parts = inner.arguments.map((it) => pathsOf(it, reading));
  if (parts.some((it) => it?.length !== 1)) return null;
  return [posix.join(...parts.map((it) => it?.[0] ?? ''))];
}

/** `tmpdir() + '/plans.json'` */
function sumOf({ left, right, operatorToken }: ts.BinaryExpression, reading: Reading): readonly string[] | null {
  if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [heads, ends] = [pathsOf(left, reading), pathsOf(right, reading)];
  return heads && ends ? heads.flatMap((it) => ends.map((end) => it + end)) : null;
}

function targetOf(path: string, { home, layout }: Reading): Target | null {
  const name = posix.normalize(path.replace(/^file:\/\//, ''));
  // All modules at once.
  if (name.startsWith('/') || name.replace(/\/$/, '') === layout.modules) return { kind: 'name', space: 'path', name };
  if (!name.startsWith(`${layout.modules}/`)) return null;
  // The folder of a module is that module's, as what lies in it is.
  const file = homeOf(name, layout).kind === 'module' ? name : `${name}/`;
  return isSameHome(homeOf(file, layout), home) ? null : { kind: 'file', file };
}

function readFetch(node: ts.Identifier, reading: Reading): void {
  if (node.text === 'fetch' && !isOnlyAName(node) && ts.isCallExpression(node.parent)) {
    const origin = reading.origins.ofSymbol(symbolOf(node, reading));
    if (!origin || origin.kind === 'package') addCall(node.parent, reading);
    return;
  }
  const mention = mentionOf(node, reading);
  if (!mention || !clients.includes(mention.where)) return;
  const call = mention.call ?? callOf(mention.node);
  if (call && ts.isCallExpression(call)) addCall(call, reading);
}

/** Who is called, as far as the text says it; `*` stands for what only a running program knows. */
function addCall(call: ts.CallExpression, reading: Reading): void {
  const [first] = call.arguments;
  if (!first) return;
  const [, host] =
    ['host', 'hostname'].map((name) => [name, propertyOf(first, name, reading)] as const).find(([, it]) => it) ?? [];
  const url = host ?? propertyOf(first, 'url', reading) ?? urlIn(first);
  for (const it of holedConstants(url, reading.checker).texts) {
    // `new URL('/v1/users', base)`
    const text = !host && it.startsWith('/') && url !== first ? `*${it}` : it;
    const specifier = (host ? `http://${text}/` : text).replace(hole, '*');
    const to = { kind: 'name', space: 'path', name: specifier } as const;
    reading.add({ via: 'path', form: 'web-call', at: call, to, specifier });
  }
}

/** `new URL('/v1/users', base)` and `new Request(url)`. */
function urlIn(node: ts.Expression): ts.Expression {
  const inner = bare(node);
  const isMade = ts.isNewExpression(inner) && /^(URL|Request)$/.test(inner.expression.getText());
  return (isMade ? inner.arguments?.[0] : undefined) ?? node;
}

/** Where the controllers of this repository answer. */
function readRoutes(node: ts.Decorator, reading: Reading): void {
  const { expression } = node;
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return;
  const mention = mentionOf(expression.expression, reading);
  const [path] = expression.arguments;
  if (mention?.where !== '@nestjs/common' || mention.name !== 'Controller') return;
  const bases = path ? (reading.texts(propertyOf(path, 'path', reading) ?? path) ?? []) : [''];
  for (const method of ts.isClassDeclaration(node.parent) ? node.parent.members : []) {
    for (const end of endsOf(method, reading)) {
      for (const base of bases) {
        const route = posix.join('/', base, end);
        const to = { kind: 'name', space: 'path', name: route } as const;
        reading.add({ via: 'path', form: 'route', at: method, to, specifier: route });
      }
    }
  }
}

/** The part of a route that a handler's decorator names. */
function endsOf(method: ts.ClassElement, reading: Reading): readonly string[] {
  const decorators = ts.canHaveDecorators(method) ? (ts.getDecorators(method) ?? []) : [];
  return decorators.flatMap(({ expression }) => {
    const isVerb =
      ts.isCallExpression(expression) && /^(Get|Post|Put|Patch|Delete|All)$/.test(expression.expression.getText());
    const [path] = isVerb ? expression.arguments : [];
    return isVerb ? (path ? (reading.texts(path) ?? []) : ['']) : [];
  });
}
