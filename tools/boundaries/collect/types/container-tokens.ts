import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { mentionOf } from './container-mentions.ts';
import {
  bare,
  elementsOf,
  givenTo,
  nameOfProperty,
  propertyOf,
  resultOf,
  symbolOf,
  viewsOf,
} from './container-views.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

const UNKNOWN: readonly Target[] = [{ kind: 'unknown' }];

/** What a provider gives under its token, by the names of its properties. */
export const bindings: readonly string[] = ['useClass', 'useExisting', 'useFactory', 'useValue'];

/** Names under which the container is asked for something: `@Inject(…)`, `inject: […]` and `provide:`. */
export const readTokens: Reader = (node, reading) => {
  const injected = ts.isIdentifier(node) ? mentionOf(node, reading) : null;
  if (injected?.where === '@nestjs/common' && injected.name === 'Inject') {
    const [token] = injected.call?.arguments ?? [];
    // Without a token it is the declared type that is injected.
    if (token) addToken(token, 'inject', reading);
    else if (!injected.call) reading.add({ via: 'inject', form: 'inject-token', at: node, to: { kind: 'unknown' } });
  }
  if (!ts.isPropertyAssignment(node)) return;
  if (nameOfProperty(node.name, reading) === 'useExisting') readExisting(node, reading);
  if (isOfProvider(node, reading)) readProvider(node, reading);
  else if (ts.isIdentifier(node.name) && bindings.includes(node.name.text)) readSpread(node, reading);
};

/** `{ provide: Own, useExisting: 'ANOTHER' }`: a text by which something is asked for; classes are what it stands for. */
function readExisting(node: ts.PropertyAssignment, reading: Reading): void {
  const isProvider = node.parent.properties.some((it) => it.name && nameOfProperty(it.name, reading) === 'provide');
  const isText = isProvider && tokensOf(node.initializer, reading).some(({ kind }) => kind === 'name');
  if (isText) addToken(node.initializer, 'inject', reading);
}

function readProvider(node: ts.PropertyAssignment, reading: Reading): void {
  const name = nameOfProperty(node.name, reading);
  if (name === 'provide') addToken(node.initializer, 'provide', reading);
  if (name === 'inject') readInjected(node.initializer, reading);
}

function readInjected(list: ts.Expression, reading: Reading): void {
  for (const it of elementsOf(list, reading)) {
    if (it) addToken(optionalToken(it, reading), 'inject', reading);
    else reading.add({ via: 'inject', form: 'inject-token', at: list, to: { kind: 'unknown' } });
  }
}

/** What a provider has from an object that is spread into it. */
function readSpread(node: ts.PropertyAssignment, reading: Reading): void {
  const provider = node.parent;
  if (!provider.properties.some(ts.isSpreadAssignment)) return;
  const isSpread = (it: ts.Expression | undefined): it is ts.Expression =>
    it !== undefined && it.parent.parent !== provider;
  const [token, inject] = ['provide', 'inject'].map((name) => propertyOf(provider, name, reading));
  if (isSpread(token)) addToken(token, 'provide', reading);
  if (isSpread(inject)) readInjected(inject, reading);
}

/** `{ token, optional: true }` stands for its token. */
function optionalToken(node: ts.Expression, reading: Reading): ts.Expression {
  const inner = bare(node);
  if (!ts.isObjectLiteralExpression(inner)) return node;
  const token = inner.properties.find((it) => it.name && nameOfProperty(it.name, reading) === 'token');
  return token && ts.isPropertyAssignment(token) ? token.initializer : node;
}

export function isOfProvider(node: ts.PropertyAssignment, reading: Reading): boolean {
  const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : '';
  if (name !== 'provide' && name !== 'inject') return false;
  const names = node.parent.properties.map((it) => (it.name ? nameOfProperty(it.name, reading) : null));
  return name === 'inject' ? names.includes('useFactory') : names.some((it) => it !== null && bindings.includes(it));
}

function addToken(token: ts.Expression, form: 'inject' | 'provide', reading: Reading): void {
  const isMade = ts.isCallExpression(bare(token)) && isTokenOfOrm(bare(token), reading);
  if (isMade) return;
  for (const to of tokensOf(token, reading)) {
    const isLiteral = to.kind === 'name' && !ts.isIdentifier(bare(token));
    const names = isLiteral ? ['literal'] : [];
    reading.add({
      via: 'inject',
      form: `${form}-token`,
      at: token,
      to,
      specifier: token.getText(reading.source),
      names,
    });
  }
}

/** `getRepositoryToken(User)` and its kin: another reader asks whose entity it is. */
function isTokenOfOrm(node: ts.Expression, reading: Reading): boolean {
  if (!ts.isCallExpression(node)) return false;
  const callee = bare(node.expression);
  const mention = mentionOf(ts.isPropertyAccessExpression(callee) ? callee.expression : callee, reading);
  return mention?.where === '@nestjs/typeorm';
}

/** Everything that a token can be: a class or constant by the file that declares it, a text, or unknown. */
export function tokensOf(token: ts.Expression, reading: Reading, far = 8): readonly Target[] {
  const inner = bare(token);
  const later = laterOf(inner, reading);
  if (later) return far > 0 ? tokensOf(later, reading, far - 1) : UNKNOWN;
  if (ts.isConditionalExpression(inner)) {
    return [...tokensOf(inner.whenTrue, reading, far - 1), ...tokensOf(inner.whenFalse, reading, far - 1)];
  }
  // By a name that is judged where it stands.
  if (ts.isCallExpression(inner) && inner.expression.getText() === 'Symbol.for') return [];
  const symbol = symbolOf(inner, reading);
  const texts = reading.texts(inner);
  if (texts) {
    const origin = symbol && reading.origins.ofSymbol(symbol);
    const isElsewhere = origin && (origin.kind !== 'file' || origin.file !== reading.file);
    return isElsewhere && symbol.valueDeclaration ? [toTarget(origin), ...texts.map(asName)] : texts.map(asName);
  }
  return [tokenOf(inner, symbol, reading, far)];
}

const asName = (name: string): Target => ({ kind: 'name', space: 'token', name });

/** What `forwardRef(() => Token)`, or a plain `() => Token`, stands for. */
export function laterOf(node: ts.Expression, reading: Reading): ts.Expression | undefined {
  const isRef = ts.isCallExpression(node) && mentionOf(bare(node.expression), reading)?.name === 'forwardRef';
  const [first] = isRef ? node.arguments : [node];
  const made = first && viewsOf(first, reading).at(-1);
  return made && (ts.isArrowFunction(made) || ts.isFunctionExpression(made)) ? resultOf(made) : undefined;
}

function tokenOf(node: ts.Expression, symbol: ts.Symbol | undefined, reading: Reading, far: number): Target {
  const declaration = symbol?.valueDeclaration;
  const value = reading.checker.getTypeAtLocation(node).symbol as ts.Symbol | undefined;
  if (value && value.flags & ts.SymbolFlags.Class) return targetOfSymbol(value, reading);
  if (!symbol || !declaration) return { kind: 'unknown' };
  const origin = reading.origins.ofSymbol(symbol);
  if (origin?.kind === 'package') return toTarget(origin);
  if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.EnumMember)) return targetOfSymbol(symbol, reading);
  const given = givenTo(symbol);
  if (!given || !isFixed(declaration)) return { kind: 'unknown' };
  const inner = bare(given);
  if (ts.isCallExpression(inner) || ts.isNewExpression(inner)) {
    const isUnique = (reading.checker.getTypeAtLocation(node).flags & ts.TypeFlags.ESSymbolLike) !== 0;
    return isUnique || ts.isNewExpression(inner) ? targetOfSymbol(symbol, reading) : { kind: 'unknown' };
  }
  return far > 0 ? (tokensOf(given, reading, far - 1)[0] ?? { kind: 'unknown' }) : { kind: 'unknown' };
}

function isFixed(declaration: ts.Declaration): boolean {
  if (ts.isVariableDeclaration(declaration)) return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  if (ts.isPropertyAssignment(declaration)) return true;
  const modifiers = ts.isPropertyDeclaration(declaration) ? declaration.modifiers : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
}

function targetOfSymbol(symbol: ts.Symbol, reading: Reading): Target {
  const origin = reading.origins.ofSymbol(symbol);
  return origin ? toTarget(origin) : { kind: 'unknown' };
}
