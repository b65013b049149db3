import ts from 'typescript';
import { homeOf, isSameHome, isTestCode } from '../../model/layout.ts';
import { isHidden } from './hidden.ts';
import type { Origin } from './origins.ts';
import { toTarget } from './origins.ts';
import type { Reader, Reading } from './reading.ts';

/** Types of the language that show what a class takes to be made. */
const revealing: ReadonlySet<string> = new Set(['ConstructorParameters', 'ThisParameterType']);

/**
 * Ways into a class of another home that TypeScript leaves open: private members by brackets or after a cast, what its
 * constructor takes, and inheritance.
 */
export const readInside: Reader = (node, reading) => {
  if (reading.home.kind === 'tool' || isTestCode(reading.file, reading.layout)) return;
  if (ts.isElementAccessExpression(node)) readBrackets(node, reading);
  else if (ts.isPropertyAccessExpression(node)) readMember(node, reading);
  else if (ts.isCallExpression(node)) readUnpacking(node, reading);
  else if (ts.isSpreadAssignment(node)) unpacked(node.expression, '…', node, reading);
  else if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) readCast(node, reading);
  else if (ts.isTypeReferenceNode(node)) readRevealing(node, reading);
  else if (ts.isIndexedAccessTypeNode(node)) readIndexedType(node, reading);
  else if (ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ExtendsKeyword) readParent(node, reading);
};

function readBrackets(node: ts.ElementAccessExpression, reading: Reading): void {
  if (ts.isNumericLiteral(node.argumentExpression)) return;
  for (const name of reading.texts(node.argumentExpression) ?? []) hiddenMember(node.expression, name, node, reading);
}

/** A dot does it too, where the compiler is told to say nothing; in all other files it has refused. */
function readMember(node: ts.PropertyAccessExpression, reading: Reading): void {
  if (!reading.source.text.includes('@ts-') || node.expression.kind === ts.SyntaxKind.ThisKeyword) return;
  hiddenMember(node.expression, node.name.text, node.name, reading);
}

function hiddenMember(receiver: ts.Expression, name: string, at: ts.Node, reading: Reading): void {
  const symbol = reading.checker.getPropertyOfType(reading.checker.getTypeAtLocation(receiver), name);
  if (!symbol || !isHidden(symbol)) return;
  const declaration = symbol.valueDeclaration;
  // `constructor(private readonly users: UsersService)` declares a member as well.
  const owner = declaration && ts.isParameter(declaration) ? declaration.parent.parent : declaration?.parent;
  const isMember = owner && ts.isClassLike(owner);
  const origin = isMember ? reading.origins.ofSymbol(reading.checker.getTypeAtLocation(owner).symbol) : undefined;
  if (origin && isElsewhere(origin, reading)) {
    reading.add({ via: 'type', form: 'hidden-member', at, to: toTarget(origin), specifier: name, names: [name] });
  }
}

/** Functions of the language that give out all that an object holds, whatever its type hides. */
const unpacking =
  /^(Object\.(values|entries|assign|getOwnPropertyDescriptors?)|Reflect\.(get|getOwnPropertyDescriptor))$/;

function readUnpacking({ expression, arguments: given }: ts.CallExpression, reading: Reading): void {
  const called = expression.getText(reading.source);
  if (!unpacking.test(called)) return;
  const [first, key] = given;
  const from = called === 'Object.assign' ? given.slice(1) : first ? [first] : [];
  const names = /\.(get|getOwnPropertyDescriptor)$/.test(called) ? reading.texts(key) : null;
  for (const it of from) {
    if (names) for (const name of names) hiddenMember(it, name, it, reading);
    else unpacked(it, called, it, reading);
  }
}

function unpacked(node: ts.Expression, how: string, at: ts.Node, reading: Reading): void {
  const type = reading.checker.getTypeAtLocation(node);
  const origin = reading.origins.ofType(type).find((it) => isElsewhere(it, reading) && hides(type, reading.checker));
  if (!origin) return;
  reading.add({
    via: 'type',
    form: 'hidden-member',
    at,
    to: toTarget(origin),
    specifier: `all members (${how})`,
    names: [how],
  });
}

/** What is called `any`, `unknown` or something else again shows what its class hides. */
function readCast({ expression, type }: ts.AsExpression | ts.TypeAssertion, reading: Reading): void {
  if (ts.isConstTypeReference(type)) return;
  const { checker } = reading;
  const given = checker.getTypeAtLocation(expression);
  const hiding = reading.origins.ofType(given).find((origin) => isElsewhere(origin, reading) && hides(given, checker));
  if (!hiding) return;
  const wanted = checker.getTypeFromTypeNode(type);
  const isOpen = (wanted.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
  if (!isOpen && checker.isTypeAssignableTo(given, wanted)) return;
  reading.add({
    via: 'type',
    form: 'cast',
    at: type,
    to: toTarget(hiding),
    specifier: expression.getText(reading.source),
  });
}

const hides = (type: ts.Type, checker: ts.TypeChecker): boolean =>
  type.isClass() && checker.getPropertiesOfType(type).some(isHidden);

function readRevealing({ typeName, typeArguments }: ts.TypeReferenceNode, reading: Reading): void {
  if (!ts.isIdentifier(typeName) || !revealing.has(typeName.text)) return;
  const [argument] = typeArguments ?? [];
  if (!argument || !ts.isTypeQueryNode(argument)) return;
  const origin = reading.origins.ofSymbol(reading.checker.getSymbolAtLocation(argument.exprName));
  if (origin && isElsewhere(origin, reading)) {
    reading.add({ via: 'type', form: 'constructor-parameters', at: typeName, to: toTarget(origin) });
  }
}

function readIndexedType({ objectType, indexType }: ts.IndexedAccessTypeNode, reading: Reading): void {
  const literal = ts.isLiteralTypeNode(indexType) ? indexType.literal : undefined;
  if (!literal || !ts.isStringLiteral(literal)) return;
  const type = reading.checker.getTypeFromTypeNode(objectType);
  const symbol = reading.checker.getPropertyOfType(type, literal.text);
  const origin = symbol && isHidden(symbol) ? reading.origins.ofType(type)[0] : undefined;
  if (!origin || !isElsewhere(origin, reading)) return;
  const names = [literal.text];
  reading.add({
    via: 'type',
    form: 'hidden-member',
    at: literal,
    to: toTarget(origin),
    specifier: literal.text,
    names,
  });
}

/** A class that others may build upon is abstract: a port. */
function readParent({ types }: ts.HeritageClause, reading: Reading): void {
  for (const { expression } of types) {
    const type = reading.checker.getTypeAtLocation(expression);
    const declaration = (type.symbol as ts.Symbol | undefined)?.valueDeclaration;
    if (!declaration || !ts.isClassLike(declaration) || isAbstract(declaration)) continue;
    const origin = reading.origins.ofSymbol(type.symbol);
    if (origin && isElsewhere(origin, reading)) {
      reading.add({ via: 'type', form: 'subclass', at: expression, to: toTarget(origin) });
    }
  }
}

const isAbstract = ({ modifiers }: ts.ClassLikeDeclaration): boolean =>
  modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;

/** Of another module, or of another part of the repository. */
const isElsewhere = (origin: Origin, { home, layout }: Reading): boolean =>
  origin.kind === 'file' && !isSameHome(homeOf(origin.file, layout), home);
