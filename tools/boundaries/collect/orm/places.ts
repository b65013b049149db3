import ts from 'typescript';
import type { Place } from '../../model/edge.ts';
import { placeOf } from '../places.ts';

/** Where a class, or a decorator of one of its properties, stands in its file. */
export function placeOfMember(file: string, source: ts.SourceFile | undefined, name: string, property: string): Place {
  const start = { file, line: 1, column: 1 };
  const found = source && classNamed(source, name);
  if (!source) return start;
  if (!found) return placeOfText(file, source, property === '' ? name : property) ?? start;
  const member = found.members.find((it) => it.name && it.name.getText(source).replace(/['"]/g, '') === property);
  const node = member ? telling(member) : property === '' ? (decorators(found)[0] ?? found.name ?? found) : found;
  return placeOf(file, source, node.getStart(source));
}

/** Of an entity that is no class: where its name, or that of its property, first stands. */
function placeOfText(file: string, source: ts.SourceFile, text: string): Place | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    const isProperty = ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer);
    if (isProperty && node.name.getText(source).replace(/['"]/g, '') === text) found ??= node;
    if (ts.isStringLiteralLike(node) && node.text === text) found ??= node;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(source);
  return found && placeOf(file, source, found.getStart(source));
}

function classNamed(source: ts.SourceFile, name: string): ts.ClassLikeDeclaration | undefined {
  let found: ts.ClassLikeDeclaration | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) && node.name?.text === name) found ??= node;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const decorators = (node: ts.Node): readonly ts.Decorator[] =>
  ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];

/** The decorator that makes the relation: the others only shape it. */
function telling(member: ts.ClassElement): ts.Node {
  const all = decorators(member);
  return all.find((it) => !/^@(\w+\.)?(Join|Index|Unique|RelationId)/.test(it.getText())) ?? all[0] ?? member;
}
