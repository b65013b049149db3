import ts from 'typescript';
import { roleOf } from '../../../model/layout.ts';
import type { EventFacts } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import { constants } from '../constants.ts';
import type { Origins } from '../origins.ts';
import { isNameless } from './way.ts';
import { bare, fileOf, placeIn } from './where.ts';

/** A payload may hold itself, or whatever a generic type can think of. */
const MOST_LEVELS = 6;

/** Every class that a file of events declares. */
export function readEvents(survey: Survey, origins: Origins): EventFacts[] {
  const { scope, layout, everywhere } = survey;
  return scope.modules.flatMap(({ name: module, folder }) => {
    const files = [...scope.files].filter(
      ([file]) => file.startsWith(`${folder}/`) && roleOf(file) === layout.eventRole,
    );
    return files.flatMap(([file, source]) => {
      everywhere.lookingAt(file);
      const classes = source.statements.filter(ts.isClassDeclaration);
      return classes.map((node) => ({ module, ...readEvent(node, survey, origins) }));
    });
  });
}

function readEvent(node: ts.ClassDeclaration, survey: Survey, origins: Origins): Omit<EventFacts, 'module'> {
  const { checker } = origins;
  const definition = definitionOf(node);
  const text = (member: string): string | null => {
    const value = definition && memberOf(definition, member, checker);
    return (value && constants(value, checker)?.[0]) ?? null;
  };
  const isPublic = definition && memberOf(definition, 'public', checker);
  return {
    ...{ name: node.name?.text ?? 'default', place: placeIn(survey, node) },
    fields: fieldsOf(checker.getTypeAtLocation(node), survey, origins),
    ...{ type: text('type'), version: text('version') },
    isPublic: isPublic?.kind === ts.SyntaxKind.TrueKeyword,
  };
}

const EXTENDS = ts.SyntaxKind.ExtendsKeyword;

/** The object in `class X extends defineEvent({ … })`. */
function definitionOf({ heritageClauses }: ts.ClassDeclaration): ts.ObjectLiteralExpression | undefined {
  const [base] = (heritageClauses ?? []).flatMap(({ token, types }) => (token === EXTENDS ? types : []));
  const call = base && bare(base.expression);
  const given = call && ts.isCallExpression(call) ? call.arguments.map(bare) : [];
  return given.find(ts.isObjectLiteralExpression);
}

/** A member's value as it stands, in the object or in a constant that is spread into it; the last one counts. */
function memberOf(
  object: ts.ObjectLiteralExpression,
  name: string,
  checker: ts.TypeChecker,
): ts.Expression | undefined {
  for (const property of [...object.properties].reverse()) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name) return property.name;
    const spread = ts.isSpreadAssignment(property) ? objectOf(property.expression, checker) : undefined;
    const found = spread && memberOf(spread, name, checker);
    if (found) return found;
  }
  return undefined;
}

function objectOf(expression: ts.Expression, checker: ts.TypeChecker): ts.ObjectLiteralExpression | undefined {
  const plain = bare(expression);
  if (ts.isObjectLiteralExpression(plain)) return plain;
  const declaration = checker.getSymbolAtLocation(plain)?.valueDeclaration;
  const value = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value && objectOf(value, checker);
}

/** Values in a payload, those inside of its objects and lists counted one by one; methods are none. */
function fieldsOf(type: ts.Type, survey: Survey, origins: Origins, level = 0): number {
  const { checker } = origins;
  const plain = checker.getNonNullableType(type);
  if (level > MOST_LEVELS) return 1;
  if (plain.isUnion()) return Math.max(...plain.types.map((it) => fieldsOf(it, survey, origins, level + 1)));
  if (checker.isArrayLikeType(plain)) {
    const [item] = checker.getTypeArguments(plain as ts.TypeReference);
    return item ? fieldsOf(item, survey, origins, level + 1) : 1;
  }
  const symbol = plain.symbol as ts.Symbol | undefined;
  const [declaration] = symbol?.declarations ?? [];
  const isOurs = declaration !== undefined && fileOf(survey, declaration).startsWith(survey.layout.modules);
  const isObject = (plain.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || (symbol && !isNameless(symbol) && !isOurs)) return 1;
  const members = plain.getProperties().map((it) => checker.getTypeOfSymbol(it));
  const values = members.filter((it) => it.getCallSignatures().length === 0);
  return values.reduce((sum, it) => sum + fieldsOf(it, survey, origins, level + 1), 0);
}
