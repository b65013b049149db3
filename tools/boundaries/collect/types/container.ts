import ts from 'typescript';
import { importsOf, isOnlyAName, mentionOf } from './container-mentions.ts';
import { tokensOf } from './container-tokens.ts';
import { viewsOf, wasOf } from './container-views.ts';
import { memberUse } from './members.ts';
import type { MemberUse } from './members.ts';
import type { Origin } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

const lookUps: ReadonlySet<string> = new Set([
  ...['get', 'resolve', 'create', 'select', 'introspect', 'instantiateClass'],
]);

/** What knows all providers of all modules, whoever asks. */
const inventories: ReadonlySet<string> = new Set([
  ...['LazyModuleLoader', 'DiscoveryService', 'ModulesContainer', 'GraphInspector', 'SerializedGraph', 'NestContainer'],
  ...['ExternalContextCreator', 'InternalCoreModule', 'Injector', 'InstanceLoader', 'NestFactory', 'InstanceLinksHost'],
]);

/** What is a ModuleRef or a context keeps that type wherever it goes: under another one no look-up is seen. */
const disguised: readonly (readonly [string, readonly string[]])[] = [
  ['@nestjs/core', ['ModuleRef', 'NestApplicationContext']],
  ['@nestjs/common', ['INestApplicationContext']],
];

/** Asks Nest's container for something at run time. Of a ModuleRef, `loose` is what the own module need not offer. */
export const readContainer: Reader = (node, reading) => {
  if (reading.home.kind === 'tool') return;
  const use = memberUse(node, lookUps, reading) ?? patternUse(node, reading);
  if (use) readLookUp(use, reading);
  if (ts.isImportSpecifier(node)) readInventory(node, node.name, reading);
  else if (ts.isIdentifier(node)) readWhole(node, reading);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) readCast(node, reading);
  else if (ts.isCallExpression(node)) readHandingOn(node, reading);
  else if (ts.isElementAccessExpression(node)) readPrivate(node, reading);
};

function readLookUp(use: MemberUse, reading: Reading): void {
  const form = formOf(use, reading);
  if (!form) return;
  const [token] = use.call?.arguments ?? [];
  const specifier = token?.getText(reading.source) ?? null;
  for (const to of token ? tokensOf(token, reading) : [{ kind: 'unknown' } as const]) {
    reading.add({ via: 'inject', form, at: use.at, to, specifier, names: [use.member] });
  }
}

/** `({ get }: ModuleRef) => …` */
function patternUse(node: ts.Node, reading: Reading): MemberUse | null {
  const isTaken =
    ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && ts.isParameter(node.parent.parent);
  if (!isTaken) return null;
  const name = node.propertyName ?? node.name;
  if (!ts.isIdentifier(name) || !lookUps.has(name.text)) return null;
  const receiver = node.parent as unknown as ts.Expression;
  return reading.isAny(receiver) ? null : { receiver, member: name.text, call: null, at: name };
}

function formOf({ receiver, member, call }: MemberUse, reading: Reading): string | null {
  if (wasOf(receiver, reading, '@nestjs/core', ['ModuleRef'])) {
    return member === 'create' || !isLoose(call, reading) ? 'module-ref' : 'module-ref-loose';
  }
  const isContext =
    wasOf(receiver, reading, '@nestjs/common', ['INestApplicationContext']) ||
    wasOf(receiver, reading, '@nestjs/core', ['NestApplicationContext']) ||
    isHarness(receiver, reading);
  if (isContext) return 'application-context';
  return reading.isAny(receiver) && asksForAClass(call, reading) ? 'module-ref-loose' : null;
}

/** The class with which the shared code for tests wraps a context. */
const isHarness = (receiver: ts.Expression, reading: Reading): boolean =>
  reading
    .originsOf(receiver)
    .some(
      (it) =>
        it.kind === 'file' &&
        it.file.startsWith(`${reading.layout.shared}/${reading.layout.tests.job}/`) &&
        it.name === 'House',
    );

/** What nothing is known of is taken for the container when it is asked for a class, or loosely. */
function asksForAClass(call: ts.CallExpression | null, reading: Reading): boolean {
  const [token, options] = call?.arguments ?? [];
  if (!token) return false;
  const isStrict = options?.getText(reading.source).includes('strict') ?? false;
  const value = reading.checker.getTypeAtLocation(token).symbol as ts.Symbol | undefined;
  return isStrict || (value !== undefined && (value.flags & ts.SymbolFlags.Class) !== 0 && !ts.isNewExpression(token));
}

/** Strict is what a ModuleRef is by itself; anything but that, and but a literal `strict: true`, may be loose. */
function isLoose(call: ts.CallExpression | null, reading: Reading): boolean {
  const options = call?.arguments[1];
  if (!options) return call === null || call.arguments.some(ts.isSpreadElement);
  if (!ts.isObjectLiteralExpression(options)) return true;
  return !options.properties.every((it) => {
    const isNamed = ts.isPropertyAssignment(it) && ts.isIdentifier(it.name);
    if (!isNamed) return false;
    return it.name.getText(reading.source) !== 'strict' || it.initializer.kind === ts.SyntaxKind.TrueKeyword;
  });
}

function readInventory(at: ts.Node, name: ts.Identifier, reading: Reading): void {
  const known = importsOf(reading).get(name.text);
  if (known?.where !== '@nestjs/core' || !inventories.has(known.name)) return;
  const to = { kind: 'package', name: known.where, symbol: known.name } as const;
  reading.add({ via: 'inject', form: 'inventory', at, to, specifier: known.name, names: [known.name] });
}

/** `core.DiscoveryService` of `import * as core`, as a value or as a type. */
function readWhole(node: ts.Identifier, reading: Reading): void {
  const { parent } = node;
  if (ts.isQualifiedName(parent) && inventories.has(parent.right.text)) {
    const known = importsOf(reading).get(node.text);
    if (known?.where !== '@nestjs/core' || known.name !== '*') return;
    const to = { kind: 'package', name: known.where, symbol: parent.right.text } as const;
    reading.add({ via: 'inject', form: 'inventory', at: node, to, names: [parent.right.text] });
    return;
  }
  const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  if (!isMember || isOnlyAName(node) || !inventories.has(parent.name.text)) return;
  const mention = mentionOf(node, reading);
  if (mention?.where !== '@nestjs/core') return;
  const to = { kind: 'package', name: mention.where, symbol: parent.name.text } as const;
  reading.add({ via: 'inject', form: 'inventory', at: node, to, names: [parent.name.text] });
}

/** A cast away from the container, where what it becomes goes out of sight: not stored in a variable, not asked at once. */
function readCast(node: ts.AsExpression | ts.TypeAssertion, reading: Reading): void {
  if (!mayHold(reading)) return;
  let { parent } = node as ts.Node;
  while (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) parent = parent.parent;
  const isAsked = ts.isPropertyAccessExpression(parent) && lookUps.has(parent.name.text);
  const isFollowed = isAsked || ts.isVariableDeclaration(parent) || ts.isAsExpression(parent);
  if (!isFollowed && isContainer(node.expression, reading) && !isContainerNow(node, reading))
    addDisguise(node, reading);
}

/** `ref['container']`: what the class keeps to itself holds everything. */
function readPrivate(node: ts.ElementAccessExpression, reading: Reading): void {
  if (!mayHold(reading) || !isContainer(node.expression, reading)) return;
  const texts = reading.texts(node.argumentExpression);
  if (texts && !texts.some((it) => lookUps.has(it))) addDisguise(node, reading);
}

/** An argument that the function called knows by another type, which a cast need not say. */
function readHandingOn(node: ts.CallExpression, reading: Reading): void {
  if (!mayHold(reading) || node.arguments.length === 0) return;
  node.arguments.forEach((argument, index) => {
    if (isContainerNow(argument, reading) && isBlurred(node, index, reading)) addDisguise(argument, reading);
  });
}

/** Whether a function could ask what it is given without being known to ask a container. */
function isBlurred(call: ts.CallExpression, index: number, reading: Reading): boolean {
  if (/^Reflect\.(get|apply)$/.test(call.expression.getText(reading.source))) return true;
  const { checker } = reading;
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameter = declaration && 'parameters' in declaration ? declaration.parameters[index] : undefined;
  const node = parameter && ts.isParameter(parameter) ? parameter.type : undefined;
  const declared = node && checker.getTypeFromTypeNode(node);
  const wanted = declared ?? checker.getContextualType(call.arguments[index] ?? call);
  const type = wanted?.isTypeParameter() ? checker.getBaseConstraintOfType(wanted) : wanted;
  if (!type || reading.origins.ofType(type).some((it) => disguised.some((them) => isOne(it, them)))) return false;
  // A package that takes anything, such as a logger, looks nothing up.
  const isOfPackage = declaration?.getSourceFile().isDeclarationFile ?? false;
  if (type.flags & ts.TypeFlags.Any) return !isOfPackage;
  return type.getProperties().some(({ name }) => lookUps.has(name));
}

const mayHold = ({ source }: Reading): boolean => /ModuleRef|INestApplication|NestApplicationContext/.test(source.text);

const isOne = (origin: Origin, [where, names]: (typeof disguised)[number]): boolean =>
  origin.kind === 'package' && origin.package === where && names.includes(origin.name);

/** An instance: the class itself is a token. */
const isContainerNow = (node: ts.Expression, reading: Reading): boolean =>
  disguised.some(([where, names]) => reading.isOf(node, where, names)) &&
  reading.checker.getTypeAtLocation(node).getConstructSignatures().length === 0;

const isContainer = (node: ts.Expression, reading: Reading): boolean =>
  viewsOf(node, reading).some((it) => isContainerNow(it, reading));

function addDisguise(at: ts.Expression, reading: Reading): void {
  const specifier = at.getText(reading.source);
  reading.add({ via: 'inject', form: 'disguise', at, to: { kind: 'unknown' }, specifier });
}
