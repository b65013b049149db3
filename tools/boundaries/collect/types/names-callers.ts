import ts from 'typescript';
import { bare, symbolOf } from './container-views.ts';
import type { Reading } from './reading.ts';

type Callee = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

/**
 * What a name can be: itself, or, where it is a parameter of a function that this file keeps to itself, what the calls of
 * that function give. A function that goes anywhere else may be given anything: then the parameter stays.
 */
export function givenNames(name: ts.Expression, reading: Reading, far = 3): readonly ts.Expression[] {
  const inner = bare(name);
  const declaration = ts.isIdentifier(inner) ? symbolOf(inner, reading)?.valueDeclaration : undefined;
  if (!declaration || !ts.isParameter(declaration) || far === 0) return [name];
  const callee = declaration.parent;
  const named = isCallee(callee) ? nameOf(callee) : undefined;
  if (!named || !isCallee(callee)) return [name];
  const calls = callsOf(named, reading);
  const index = callee.parameters.indexOf(declaration);
  const given = calls?.map((call) => call.arguments[index] ?? declaration.initializer);
  if (!given || given.length === 0 || given.some((it) => it === undefined)) return [name];
  return given.flatMap((it) => (it ? givenNames(it, reading, far - 1) : []));
}

const isCallee = (node: ts.Node): node is Callee =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/** The name of a function that is not exported. */
function nameOf(node: Callee): ts.Identifier | undefined {
  const holder = ts.isFunctionDeclaration(node) ? node : node.parent;
  const isHeld = ts.isFunctionDeclaration(holder) || ts.isVariableDeclaration(holder);
  if (!isHeld || !holder.name || !ts.isIdentifier(holder.name)) return undefined;
  const statement = ts.isVariableDeclaration(holder) ? holder.parent.parent : holder;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ? undefined : holder.name;
}

/** All calls of a function; null when it is also used in another way. */
function callsOf(name: ts.Identifier, reading: Reading): readonly ts.CallExpression[] | null {
  const own = symbolOf(name, reading);
  const calls: ts.CallExpression[] = [];
  let isElsewhere = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text && symbolOf(node, reading) === own) {
      const { parent } = node;
      if (ts.isCallExpression(parent) && parent.expression === node) calls.push(parent);
      else isElsewhere = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(reading.source);
  return isElsewhere ? null : calls;
}
