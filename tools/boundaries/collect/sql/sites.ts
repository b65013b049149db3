import ts from 'typescript';
import { holedConstants } from '../types/constants.ts';
import type { Holed } from '../types/constants.ts';
import { bind, noScope } from '../types/constants-scope.ts';
import type { Scope } from '../types/constants-scope.ts';
import type { Reading } from '../types/reading.ts';
import type { Handed } from '../types/sql-handed.ts';
import { isWrapper } from '../types/sql-wrappers.ts';
import type { Called, Callers } from './callers.ts';

/** How many functions may hand a text on before it reaches a database. */
const MOST_CALLS = 3;

interface Asked {
  readonly reading: Reading;
  readonly callers: Callers;
  /** Whether what is open may be so: who calls is then of no interest. */
  readonly isEnough: (site: Site) => boolean;
}

/** Texts that reach a database from one place of the source. */
export interface Site extends Holed {
  readonly at: ts.Node;
}

/** Where the texts come from: where they are handed over, or where a function that hands them on is called. */
export function sitesOf(handed: Handed, asked: Asked): readonly Site[] {
  const { expression, at, holesAreValues } = handed;
  if (!holesAreValues || !expression || !ts.isTemplateExpression(expression)) return followed(handed, asked);
  const { checker } = asked.reading;
  const isCode = (node: ts.Expression): boolean => checker.getTypeAtLocation(node).getCallSignatures().length > 0;
  const holes = expression.templateSpans.map((it) => it.expression).filter(isCode);
  const text = expression.templateSpans.reduce(
    (before, it) =>
      `${before} ${isCode(it.expression) ? `bulkhead_hole_${holes.indexOf(it.expression)}_` : 'null'} ${it.literal.text}`,
    expression.head.text,
  );
  return [{ at, texts: [text], holes, open: [], isLoose: false }];
}

function followed({ expression, at }: Handed, { reading, callers, isEnough }: Asked): readonly Site[] {
  if (!expression) return [{ at, texts: [], holes: [at], open: [], isLoose: false }];
  const given = expression;
  return follow((outer) => outer, at, MOST_CALLS);

  function follow(build: (outer: Scope) => Scope, place: ts.Node, left: number): readonly Site[] {
    const holed = holedConstants(given, reading.checker, build(noScope));
    const open = holed.holes.length > 0 ? parameterAround(holed.open, place) : null;
    if (!open || isEnough({ at: place, ...holed })) return [{ at: place, ...holed }];
    if (isWrapper(open.maker, open.index, reading)) return [];
    const calls = left > 0 ? callers.of(open.maker) : null;
    if (!calls || calls.length === 0) return [{ at: place, ...holed }];
    return calls.flatMap((call) => {
      const next = (outer: Scope): Scope => build(bind(open.maker, call.arguments, outer));
      return follow(next, call.arguments[open.index] ?? call, left - 1);
    });
  }
}

interface Open {
  readonly maker: Called;
  readonly index: number;
}

/** The function around this place whose parameter is open. */
function parameterAround(open: readonly ts.ParameterDeclaration[], place: ts.Node): Open | null {
  for (const parameter of open) {
    const { parent: maker } = parameter;
    if (!isCalled(maker) || !ts.findAncestor(place, (it) => it === maker)) continue;
    return { maker, index: maker.parameters.indexOf(parameter) };
  }
  return null;
}

const isCalled = (node: ts.Node): node is Called =>
  ts.isFunctionDeclaration(node) ||
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isMethodDeclaration(node);
