import { relative } from 'node:path';
import ts from 'typescript';
import type { Place } from '../../../model/edge.ts';
import { homeOf, isTestCode } from '../../../model/layout.ts';
import type { Layout } from '../../../model/layout.ts';
import { placeOf } from '../../places.ts';
import type { Survey } from '../../survey.ts';

export const fileOf = ({ sources }: Survey, node: ts.Node): string =>
  relative(sources.root, node.getSourceFile().fileName).replaceAll('\\', '/');

/** Where something is declared: its name, not the comments and decorators before it. */
export function placeIn(survey: Survey, node: ts.Node): Place {
  const at = ts.getNameOfDeclaration(node as ts.Declaration) ?? node;
  const source = at.getSourceFile();
  return placeOf(fileOf(survey, node), source, at.getStart(source));
}

/** Files that are shipped: what tests do is not what a module needs. */
export function shippedFiles(files: Survey['parsed'], layout: Layout): [string, ts.SourceFile][] {
  return [...files].filter(([file]) => {
    const { kind } = homeOf(file, layout);
    return (kind === 'module' || kind === 'app' || kind === 'shared') && !isTestCode(file, layout);
  });
}

/** What an expression comes down to without parentheses, casts and `await`. */
export function bare(node: ts.Expression): ts.Expression {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return bare(node.expression);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node)) {
    return bare(node.expression);
  }
  return node;
}

/** The node that stands for it among its neighbours: `(a as B)` for `a`. */
export function clad(node: ts.Node): ts.Node {
  const { parent } = node;
  const isAround =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent);
  return isAround ? clad(parent) : node;
}
