import ts from 'typescript';
import { roleOf } from '../../../model/layout.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import type { Callees } from './callees.ts';
import { namingOf } from './callees.ts';
import { isList, isWalk } from './lists.ts';
import { asksForEach, loopAround } from './repetition.ts';
import { fileOf } from './where.ts';

/** What becomes of a function that is handed to another: run in something, run at once, or kept for later. */
export interface Handing {
  readonly kind: 'unit-of-work' | 'repeated' | 'run' | 'kept';
  readonly by: string;
  /** It is kept, and run in that later. */
  readonly isLater?: boolean;
}

export interface Tools {
  readonly survey: Survey;
  readonly origins: Origins;
  readonly callees: Callees;
}

const MOST_HANDS = 3;
const run: Handing = { kind: 'run', by: '' };
const kept: Handing = { kind: 'kept', by: '' };

/** By whom it is taken: a transaction, a walk over a list, a function of the repository, or one that is not known. */
export function handedTo(call: ts.CallExpression, index: number, tools: Tools, depth = 0): Handing {
  const { expression } = call;
  const isCalledOn = ts.isPropertyAccessExpression(expression) && expression.name.text === 'call';
  const taken = isCalledOn ? tools.callees.of(expression.expression) : [];
  if (taken.length > 0) return handedToOneOf(taken, call, index - 1, tools, depth);
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)) {
    const unit = unitOfWork(expression, tools);
    if (unit) return inUnit(unit, call, tools);
    const method = tools.callees.memberOf(expression)?.name ?? nameOf(expression);
    if (isWalk(expression.expression, method, tools.origins)) return { kind: 'repeated', by: method };
  }
  return handedToOneOf(tools.callees.of(expression), call, index, tools, depth);
}

/** A registration gives no promise: what it is given runs when its time has come. */
const inUnit = (by: string, call: ts.CallExpression, { origins }: Tools): Handing => ({
  ...{ kind: 'unit-of-work', by },
  isLater: !isPromise(origins.checker.getTypeAtLocation(call), origins),
});

function handedToOneOf(
  known: readonly ts.Node[],
  call: ts.CallExpression,
  index: number,
  tools: Tools,
  depth: number,
): Handing {
  const unit = known.map((it) => declaredUnit(it, tools)).find((it) => it !== null);
  if (unit) return inUnit(unit, call, tools);
  const [taker] = known.flatMap((it) => bodyOf(it));
  return taker && depth < MOST_HANDS ? useOfParameter(taker, index, tools, depth) : unknownTaker(call, tools);
}

/** Of what a package does nothing is known, but that it waits for what it promises, and walks the list that it is given. */
function unknownTaker(call: ts.CallExpression, { origins }: Tools): Handing {
  const { checker } = origins;
  const given = checker.getTypeAtLocation(call);
  const hasList = call.arguments.some((it) => isList(checker.getTypeAtLocation(it), origins));
  if (hasList && (isPromise(given, origins) || isList(given, origins))) {
    return { kind: 'repeated', by: call.expression.getText() };
  }
  return isPromise(given, origins) ? run : kept;
}

/** `Promise`, and whatever else can be awaited: a function that is run at once gives one. */
function isPromise(type: ts.Type, { checker }: Origins): boolean {
  return checker.getPropertyOfType(checker.getApparentType(type), 'then') !== undefined;
}

/** `new Promise((resolve) => …)` runs what it is given. */
export function isPromised({ parent }: ts.Node): boolean {
  return ts.isNewExpression(parent) && parent.expression.getText() === 'Promise';
}

function unitOfWork(
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  { survey, origins, callees }: Tools,
): string | null {
  const { unitOfWork: all } = survey.layout;
  const name = nameOf(access);
  if (name !== '' && !all.some((it) => it.endsWith(`.${name}`))) return null;
  const member = callees.memberOf(access);
  if (!member || !all.some((it) => it.endsWith(`.${member.name}`))) return null;
  const type = origins.checker.getNonNullableType(origins.checker.getTypeAtLocation(access.expression));
  const known = origins
    .ofType(type)
    .map((it) => `${it.kind === 'file' ? it.file : it.package}#${it.name}.${member.name}`);
  return known.some((it) => all.includes(it)) ? `${known[0]?.replace(/^.*#/, '')}` : null;
}

/** The same of a method that was bound or taken out of its object before. */
function declaredUnit(node: ts.Node, { survey, origins }: Tools): string | null {
  const { unitOfWork: all } = survey.layout;
  const name = ts.getNameOfDeclaration(node as ts.Declaration)?.getText();
  if (name === undefined || !all.some((it) => it.endsWith(`.${name}`))) return null;
  const owner = ts.isClassLike(node.parent) || ts.isInterfaceDeclaration(node.parent) ? node.parent.name : undefined;
  const origin = owner && origins.ofSymbol(origins.checker.getSymbolAtLocation(owner));
  if (!origin) return null;
  const where = origin.kind === 'file' ? origin.file : origin.package;
  return all.includes(`${where}#${origin.name}.${name}`) ? `${origin.name}.${name}` : null;
}

const nameOf = (access: ts.Expression): string => (ts.isPropertyAccessExpression(access) ? access.name.text : '');

type WithBody = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

function bodyOf(node: ts.Node): WithBody[] {
  return ts.isFunctionLike(node) && 'body' in node && node.body ? [node as WithBody] : [];
}

/** What a function of the repository does with the function that is its parameter. */
function useOfParameter(taker: WithBody, index: number, tools: Tools, depth: number): Handing {
  const parameter = taker.parameters[Math.min(index, taker.parameters.length - 1)];
  if (!parameter || !ts.isIdentifier(parameter.name)) return kept;
  const { name } = parameter;
  const { checker } = tools.origins;
  const symbol = checker.getSymbolAtLocation(name);
  const found: Handing[] = [];
  const visit = (node: ts.Node): void => {
    const isIt = ts.isIdentifier(node) && node.text === name.text && checker.getSymbolAtLocation(node) === symbol;
    if (isIt) found.push(useAt(node, taker, tools, depth));
    ts.forEachChild(node, visit);
  };
  visit(taker.body);
  return strongest(found);
}

function useAt(node: ts.Node, taker: ts.Node, tools: Tools, depth: number): Handing {
  const naming = namingOf(node);
  if (naming.as === 'handed') {
    const next = handedTo(naming.call, naming.index, tools, depth + 1);
    return next.kind === 'kept' ? next : strongest([next, surroundings(naming.call, taker, tools, depth)]);
  }
  return naming.as === 'called' ? surroundings(naming.call, taker, tools, depth) : kept;
}

/** What a call inside the taker stands in. */
function surroundings(call: ts.Node, taker: ts.Node, tools: Tools, depth: number): Handing {
  const found: Handing[] = [run];
  for (let node = call; node !== taker; node = node.parent) {
    const loop = loopAround(node);
    // One more try of the same is no turn of its own.
    const isTurn = loop !== null && asksForEach(call, loop, tools.origins);
    if (isTurn) found.push({ kind: 'repeated', by: labelOf(taker, tools) });
    const isCallback = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
    const naming = isCallback ? namingOf(node) : null;
    if (naming?.as === 'handed') found.push(handedTo(naming.call, naming.index, tools, depth + 1));
  }
  return strongest(found);
}

const order = ['unit-of-work', 'repeated', 'run', 'kept'] as const;

const strongest = (found: readonly Handing[]): Handing =>
  order.flatMap((kind) => found.find((it) => it.kind === kind) ?? []).at(0) ?? kept;

function labelOf(taker: ts.Node, { survey }: Tools): string {
  const name = ts.getNameOfDeclaration(taker as ts.Declaration)?.getText();
  return name ?? `a function of ${roleOf(fileOf(survey, taker)) || fileOf(survey, taker)}`;
}
