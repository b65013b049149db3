import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { mentionOf } from './container-mentions.ts';
import type { Mention } from './container-mentions.ts';
import { laterOf, tokensOf } from './container-tokens.ts';
import { nameOfProperty, propertyOf, wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

const enhancers: ReadonlySet<string> = new Set(['APP_GUARD', 'APP_INTERCEPTOR', 'APP_FILTER', 'APP_PIPE']);
const onApplication: ReadonlySet<string> = new Set([
  ...['useGlobalGuards', 'useGlobalInterceptors', 'useGlobalFilters', 'useGlobalPipes', 'setGlobalPrefix', 'use'],
  ...['useWebSocketAdapter', 'enableVersioning', 'enableCors', 'useLogger'],
]);
const onServer: ReadonlySet<string> = new Set([
  ...['addHook', 'decorate', 'decorateRequest', 'decorateReply', 'register', 'setErrorHandler', 'setNotFoundHandler'],
  ...['addContentTypeParser', 'route', 'setSerializerCompiler', 'setValidatorCompiler', 'setReplySerializer'],
]);
const onAdapter: ReadonlySet<string> = new Set(['getInstance', 'use', 'registerParserMiddleware', 'setErrorHandler']);
const onMiddleware: ReadonlySet<string> = new Set(['forRoutes']);
const all: ReadonlySet<string> = new Set([...onApplication, ...onServer, ...onAdapter, ...onMiddleware]);

/** What a module says to the whole application: global providers, enhancers of every route, references to what comes later. */
export const readModules: Reader = (node, reading) => {
  if (reading.home.kind !== 'module') return;
  if (ts.isIdentifier(node)) readMention(node, reading);
  else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) readFlag(node, reading);
  else if (ts.isStringLiteralLike(node) && node.text === '__module:global__') addGlobal(node, reading);
  readWide(node, reading);
};

function readMention(node: ts.Identifier, reading: Reading): void {
  const mention = mentionOf(node, reading);
  if (!mention) return;
  const isGlobal = mention.where === '@nestjs/common' && /^(Global|GLOBAL_MODULE_METADATA)$/.test(mention.name);
  if (isGlobal) addGlobal(mention.node, reading);
  if (mention.where === '@nestjs/core' && enhancers.has(mention.name)) addEnhancer(mention.node, mention.name, reading);
  if (mention.where === '@nestjs/common' && mention.name === 'forwardRef') readLater(mention, reading);
}

function readLater({ call, node }: Mention, reading: Reading): void {
  const later = call && laterOf(call, reading);
  const targets: readonly Target[] = later ? tokensOf(later, reading) : [{ kind: 'unknown' }];
  const specifier = later?.getText() ?? null;
  for (const to of targets) reading.add({ via: 'inject', form: 'forward-ref', at: node, to, specifier });
}

/** `global: true` of a dynamic module, `isGlobal: true` of options that become one. */
function readFlag(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, reading: Reading): void {
  const name = nameOfProperty(node.name, reading);
  if (name === 'module') readSpread(node, reading);
  if (name !== 'global' && name !== 'isGlobal') return;
  const isOff = ts.isPropertyAssignment(node) && node.initializer.kind === ts.SyntaxKind.FalseKeyword;
  if (isOff || !ts.isObjectLiteralExpression(node.parent)) return;
  const isModule = node.parent.properties.some((it) => isOfModule(it, reading));
  const wanted = reading.checker.getContextualType(node.parent)?.getProperty(name);
  const origin = wanted && reading.origins.ofSymbol(wanted);
  if (isModule || origin?.kind === 'package') addGlobal(node, reading);
}

/** `module: M` of a dynamic module; a text under that name is something else. */
function isOfModule(node: ts.ObjectLiteralElementLike, reading: Reading): boolean {
  if (!node.name || nameOfProperty(node.name, reading) !== 'module') return false;
  return !ts.isPropertyAssignment(node) || !ts.isStringLiteralLike(node.initializer);
}

/** `{ module: M, ...options }`, whose options say it. */
function readSpread(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, reading: Reading): void {
  if (!ts.isObjectLiteralExpression(node.parent)) return;
  const said = propertyOf(node.parent, 'global', reading);
  const isSpread = said !== undefined && said.parent.parent !== node.parent;
  if (isSpread && said.kind !== ts.SyntaxKind.FalseKeyword) addGlobal(node, reading);
}

function addGlobal(at: ts.Node, reading: Reading): void {
  const to = { kind: 'name', space: 'token', name: 'global module' } as const;
  reading.add({ via: 'inject', form: 'global-module', at, to });
}

function addEnhancer(at: ts.Node, what: string, reading: Reading, to?: Target): void {
  const named = { kind: 'name', space: 'token', name: what } as const;
  reading.add({ via: 'inject', form: 'enhancer', at, to: to ?? named, specifier: what, names: [what] });
}

/** Hooks, middleware and settings that hold for routes of every module. */
function readWide(node: ts.Node, reading: Reading): void {
  const use = memberUse(node, all, reading);
  if (!use) return;
  const { receiver, member, call, at } = use;
  const isOf = (where: string, names: readonly string[]) => wasOf(receiver, reading, where, names);
  if (onMiddleware.has(member) && isOf('@nestjs/common', ['MiddlewareConfigProxy'])) {
    const routes = call?.arguments ?? [];
    const targets = routes.length > 0 ? routes.flatMap((it) => tokensOf(it, reading)) : [{ kind: 'unknown' } as const];
    for (const to of targets) addEnhancer(at, 'middleware', reading, to);
    return;
  }
  const isWide =
    (onApplication.has(member) && isOf('@nestjs/common', ['INestApplication', 'INestApplicationContext'])) ||
    (onServer.has(member) && isOf('fastify', ['FastifyInstance'])) ||
    (onServer.has(member) && isOf('express', ['Application', 'Express'])) ||
    (onAdapter.has(member) && isOf('@nestjs/core', ['AbstractHttpAdapter', 'HttpAdapterHost'])) ||
    (onAdapter.has(member) && isOf('@nestjs/common', ['HttpServer']));
  if (isWide) addEnhancer(at, member, reading);
}
