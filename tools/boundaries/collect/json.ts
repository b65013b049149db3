import ts from 'typescript';
import type { Place } from '../model/edge.ts';
import { at } from '../model/edge.ts';
import { placeOf } from './places.ts';

/** A JSON object that knows where each member and each item of a list stands. */
export interface JsonObject {
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: (member: string, item?: string) => Place;
  /** Where each item of a list stands. */
  readonly items: (member: string) => readonly Place[];
  /** A member that is an object itself. */
  readonly inner: (member: string) => JsonObject | null;
}

/** Reads an object; what is wrong with it as JSON goes to `faults`, with its place. */
export function readJsonObject(file: string, text: string, faults: string[]): JsonObject | null {
  const source = ts.parseJsonText(file, text);
  const top = source.statements[0]?.expression;
  try {
    const value: unknown = JSON.parse(text);
    if (top && ts.isObjectLiteralExpression(top)) {
      reportTwins(file, source, top, faults);
      return toObject(file, source, top, value);
    }
    faults.push(`${file}:1:1  is not a JSON object`);
  } catch (error) {
    faults.push(`${file}:1:1  is not JSON: ${(error as Error).message}`);
  }
  return null;
}

function toObject(
  file: string,
  source: ts.JsonSourceFile,
  node: ts.ObjectLiteralExpression,
  value: unknown,
): JsonObject {
  const members = value as Record<string, unknown>;
  return {
    value: members,
    place: (member, item) => find(file, source, node, member, item),
    items: (member) => itemsOf(node, member).map((it) => placeOf(file, source, it.getStart(source))),
    inner(member) {
      const initializer = initializerOf(node, member);
      const isObject = initializer && ts.isObjectLiteralExpression(initializer);
      return isObject ? toObject(file, source, initializer, members[member]) : null;
    },
  };
}

function initializerOf(node: ts.ObjectLiteralExpression, member: string): ts.Expression | undefined {
  const property = node.properties.find(({ name }) => name && ts.isStringLiteral(name) && name.text === member);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

function itemsOf(node: ts.ObjectLiteralExpression, member: string): readonly ts.Expression[] {
  const list = initializerOf(node, member);
  return list && ts.isArrayLiteralExpression(list) ? list.elements : [];
}

/** JSON.parse lets the last of two equal keys win, without a word. */
function reportTwins(file: string, source: ts.JsonSourceFile, top: ts.ObjectLiteralExpression, faults: string[]): void {
  const seen = new Set<string>();
  for (const { name } of top.properties) {
    const key = name && ts.isStringLiteral(name) ? name.text : '';
    if (name && seen.has(key)) faults.push(`${at(placeOf(file, source, name.getStart(source)))}  names "${key}" twice`);
    seen.add(key);
  }
}

function find(
  file: string,
  source: ts.JsonSourceFile,
  top: ts.ObjectLiteralExpression,
  member: string,
  item?: string,
): Place {
  const property = top.properties.find(({ name }) => name && ts.isStringLiteral(name) && name.text === member);
  if (!property) return { file, line: 1, column: 1 };
  const items = itemsOf(top, member);
  const found = items.find((element) => ts.isStringLiteral(element) && element.text === item) ?? property;
  return placeOf(file, source, found.getStart(source));
}
