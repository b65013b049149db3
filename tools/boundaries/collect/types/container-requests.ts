import ts from 'typescript';
import { mentionOf } from './container-mentions.ts';
import { bare, symbolOf, viewsOf } from './container-views.ts';
import { isWritten } from './ambient-writes.ts';
import type { Reader, Reading } from './reading.ts';

const requests: readonly (readonly [string, readonly string[]])[] = [
  ['fastify', ['FastifyRequest', 'FastifyReply', 'RouteGenericInterface']],
  ['express', ['Request', 'Response']],
  ['express-serve-static-core', ['Request', 'Response']],
  ['node', ['IncomingMessage', 'ServerResponse', 'Http2ServerRequest', 'Http2ServerResponse']],
];
const givers: ReadonlySet<string> = new Set(['getRequest', 'getResponse', 'getArgByIndex', 'getArgs', 'getContext']);
const injectors: ReadonlySet<string> = new Set(['Req', 'Request', 'Res', 'Response', 'REQUEST']);

/** What a request has by HTTP itself, typed or not. */
const ofHttp: ReadonlySet<string> = new Set([
  ...['headers', 'url', 'originalUrl', 'method', 'params', 'query', 'body', 'ip', 'ips', 'id', 'hostname', 'host'],
  ...['protocol', 'raw', 'log', 'socket', 'server', 'routeOptions', 'cookies', 'signedCookies', 'path', 'aborted'],
  ...['status', 'code', 'statusCode', 'header', 'setHeader', 'getHeader', 'send', 'json', 'end', 'type', 'redirect'],
  ...['on', 'once', 'pipe', 'write', 'sent', 'hijack', 'elapsedTime', 'get', 'is', 'accepts', 'destroy'],
]);
const ofReply: ReadonlySet<string> = new Set(['statusCode', 'statusMessage']);

/** What is put on a request or a reply, and what is read of it that HTTP does not know. */
export const readRequests: Reader = (node, reading) => {
  if (reading.home.kind !== 'module' || !isAboutRequests(reading.source)) return;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) readMember(node, reading);
  else if (ts.isCallExpression(node)) readPutting(node, reading);
  else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) readTaking(node, reading);
};

const known = new WeakMap<ts.SourceFile, boolean>();
function isAboutRequests(source: ts.SourceFile): boolean {
  const found =
    known.get(source) ?? /Request|REQUEST|Reply|Response|IncomingMessage|\bReq\b|\bRes\b|getArg/.test(source.text);
  known.set(source, found);
  return found;
}

function readMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, reading: Reading): void {
  const written = isWritten(node);
  if (written) {
    const root = requestUnder(node, reading);
    const isReply = root === bare(node.expression) && ofReply.has(nameOf(node, reading) ?? '');
    if (root && !isReply) add(node, 'request-write', reading);
    return;
  }
  if (!isRequest(node.expression, reading) || isPartOfWrite(node)) return;
  const name = nameOf(node, reading);
  if (name !== null && ofHttp.has(name)) return;
  const symbol = symbolOf(node, reading) ?? (name ? typeOf(node, reading).getProperty(name) : undefined);
  const origin = symbol && reading.origins.ofSymbol(symbol);
  if (origin?.kind !== 'package') add(node, 'request-read', reading);
}

const typeOf = (node: ts.PropertyAccessExpression | ts.ElementAccessExpression, reading: Reading): ts.Type =>
  reading.checker.getTypeAtLocation(node.expression);

function nameOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, reading: Reading): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return reading.texts(node.argumentExpression)?.[0] ?? null;
}

/** `req.user` of `req.user.plan = 1`: the write itself is the finding. */
function isPartOfWrite(node: ts.Node): boolean {
  let it = node;
  while (
    ts.isNonNullExpression(it.parent) ||
    ts.isParenthesizedExpression(it.parent) ||
    ts.isAsExpression(it.parent) ||
    ((ts.isPropertyAccessExpression(it.parent) || ts.isElementAccessExpression(it.parent)) &&
      it.parent.expression === it)
  ) {
    it = it.parent;
    if (isWritten(it)) return true;
  }
  return false;
}

/** The request that a member of a member of … is on. */
function requestUnder(node: ts.Expression, reading: Reading): ts.Expression | undefined {
  let it = bare(node);
  while (ts.isPropertyAccessExpression(it) || ts.isElementAccessExpression(it)) {
    if (isRequest(it.expression, reading)) return bare(it.expression);
    it = bare(it.expression);
  }
  return undefined;
}

function isRequest(node: ts.Expression, reading: Reading): boolean {
  return viewsOf(node, reading).some((it) => {
    const isTyped = requests.some(([where, names]) => reading.isOf(it, where, names));
    return isTyped || isGiven(it, reading) || isInjected(it, reading);
  });
}

/** `context.switchToHttp().getRequest()`: of whatever type the caller says it is. */
function isGiven(node: ts.Expression, reading: Reading): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  return givers.has(name.text) && reading.isOf(expression, '@nestjs/common', ['HttpArgumentsHost', 'ArgumentsHost']);
}

function isInjected(node: ts.Expression, reading: Reading): boolean {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  const declaration = symbolOf(node, reading)?.valueDeclaration;
  // `const [request] = context.getArgs()`
  if (declaration && ts.isBindingElement(declaration) && ts.isArrayBindingPattern(declaration.parent)) {
    const holder = declaration.parent.parent;
    return ts.isVariableDeclaration(holder) && holder.initializer !== undefined && isGiven(holder.initializer, reading);
  }
  if (!declaration || !ts.canHaveDecorators(declaration)) return false;
  return (ts.getDecorators(declaration) ?? []).some(({ expression }) => {
    const called = ts.isCallExpression(expression) ? expression : undefined;
    const name = mentionOf(called?.expression ?? expression, reading);
    if (name?.where === '@nestjs/common' && name.name !== 'Inject') return injectors.has(name.name);
    const [token] = called?.arguments ?? [];
    return token !== undefined && mentionOf(token, reading)?.name === 'REQUEST';
  });
}

/** `Object.assign(req, { plan })` and its kin. */
function readPutting(node: ts.CallExpression, reading: Reading): void {
  const { expression: callee } = node;
  const [first] = node.arguments;
  if (!first || !ts.isPropertyAccessExpression(callee)) return;
  const isPutting = /^(Object|Reflect)\.(assign|defineProperty|defineProperties|set|setPrototypeOf)$/.test(
    callee.getText(),
  );
  if (isPutting && (isRequest(first, reading) || requestUnder(first, reading))) add(node, 'request-write', reading);
}

function readTaking(node: ts.BindingElement, reading: Reading): void {
  const { parent: holder } = node.parent;
  const receiver = ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
  const name = node.propertyName ?? node.name;
  if (!receiver || !ts.isIdentifier(name) || ofHttp.has(name.text) || !isRequest(receiver, reading)) return;
  const symbol = reading.checker.getTypeAtLocation(receiver).getProperty(name.text);
  const origin = symbol && reading.origins.ofSymbol(symbol);
  if (origin?.kind !== 'package') add(node, 'request-read', reading);
}

function add(at: ts.Node, form: string, reading: Reading): void {
  const specifier = at.getText(reading.source).slice(0, 60);
  reading.add({ via: 'name', form, at, to: { kind: 'name', space: 'header', name: specifier }, specifier });
}
