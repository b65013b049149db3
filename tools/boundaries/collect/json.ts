import ts from 'typescript';
import type { Place } from '../model/edge.ts';
import { at } from '../model/edge.ts';
import { placeOf } from './places.ts';

/** A JSON object that knows where each member and each item of a list stands. */
export interface JsonObject {
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: (member: string, item?: string) => Place;
}

/** Reads an object; what is wrong with it as JSON goes to `faults`, with its place. */
export function readJsonObject(file: string, text: string, faults: string[]): JsonObject | null {
  const source = ts.parseJsonText(file, text);
  const top = source.statements[0]?.expression;
  try {
    const value: unknown = JSON.parse(text);
    if (top && ts.isObjectLiteralExpression(top)) {
      reportTwins(file, source, top, faults);
      return {
        value: value as Record<string, unknown>,
        place: (member, item) => find(file, source, top, member, item),
      };
    }
    faults.push(`${file}:1:1  is not a JSON object`);
  } catch (error) {
    faults.push(`${file}:1:1  is not JSON: ${(error as Error).message}`);
  }
  return null;
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
  const list = ts.isPropertyAssignment(property) ? property.initializer : undefined;
  const items = list && ts.isArrayLiteralExpression(list) ? list.elements : undefined;
  const found = items?.find((element) => ts.isStringLiteral(element) && element.text === item) ?? property;
  return placeOf(file, source, found.getStart(source));
}
