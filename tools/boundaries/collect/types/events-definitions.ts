import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { eventsOf } from './events-classes.ts';
import type { Reader, Reading } from './reading.ts';
import { originOfCallee } from './sql-names.ts';

const unknown: Target = { kind: 'unknown' };

/** Where events are defined: their type, the class that has it, the version, and whether something keeps them all. */
export const readDefinitions: Reader = (node, reading) => {
  if (!ts.isCallExpression(node) || reading.layout.events.makers.length === 0) return;
  const origin = originOfCallee(node.expression, reading);
  if (origin?.kind !== 'file' || !reading.layout.events.makers.includes(`${origin.file}#${origin.name}`)) return;
  const [definition] = node.arguments;
  const [type, version] = ['type', 'version'].map((name) => definition && textsOf(definition, name, reading));
  const names = [
    classAround(node) ?? '',
    version?.texts?.join() ?? '',
    isKept(definition, reading) ? 'kept' : 'passing',
  ];
  const at = type?.at ?? node;
  for (const name of type?.texts ?? [null]) {
    const to: Target = name === null ? unknown : { kind: 'name', space: 'event', name };
    reading.add({ via: 'event', form: 'event-defined', at, to, names });
  }
};

/** The texts of a member of an object, wherever it is spread from. */
function textsOf(node: ts.Expression, name: string, reading: Reading) {
  const own = ts.isObjectLiteralExpression(node)
    ? node.properties.find((it) => it.name?.getText() === name)
    : undefined;
  if (own && ts.isPropertyAssignment(own)) return { at: own.initializer, texts: reading.texts(own.initializer) };
  const symbol = reading.checker.getTypeAtLocation(node).getProperty(name);
  const type = symbol && reading.checker.getTypeOfSymbolAtLocation(symbol, node);
  return { at: node, texts: type?.isStringLiteral() || type?.isNumberLiteral() ? [String(type.value)] : null };
}

/** Events go to the audit trail unless their definition says otherwise, and leave the house where it says so. */
function isKept(node: ts.Expression | undefined, { checker }: Reading): boolean {
  const type = node && checker.getTypeAtLocation(node);
  const said = (name: string): string => {
    const symbol = type?.getProperty(name);
    return symbol && node ? checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, node)) : '';
  };
  const own = (name: string): string | undefined => {
    const found =
      node && ts.isObjectLiteralExpression(node) && node.properties.find((it) => it.name?.getText() === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer.getText() : undefined;
  };
  const [trail, isPublic] = [own('trail') ?? said('trail'), own('public') ?? said('public')];
  return trail !== 'false' || isPublic === 'true';
}

/** The class that extends what is made, or the constant that holds it. */
function classAround({ parent }: ts.CallExpression): string | undefined {
  if (ts.isVariableDeclaration(parent)) return parent.name.getText();
  const { parent: clause } = parent;
  const named =
    ts.isExpressionWithTypeArguments(parent) && ts.isHeritageClause(clause) ? clause.parent.name : undefined;
  return named?.text;
}

/** Every other mention of an event class: a notice, a catalogue, a type. Whoever names it knows that it happens. */
export const readMentions: Reader = (node, reading) => {
  if (
    !ts.isIdentifier(node) ||
    !/^[A-Z]/.test(node.text) ||
    !ts.isPropertyAssignment(node.parent) ||
    node.parent.initializer !== node
  )
    return;
  for (const to of eventsOf(reading.checker.getTypeAtLocation(node), reading)) {
    if (to.kind === 'file') reading.add({ via: 'event', form: 'event-named', at: node, to });
  }
};
