import ts from 'typescript';
import type { Reading } from './reading.ts';
import { statement } from './sql-handed.ts';
import type { Handed } from './sql-handed.ts';

/** How SQL begins. */
export const verb =
  /^\s*(?:select|with|insert into|update|delete from|merge into|truncate|lock|copy|alter|create|drop|grant|set|do)\s/i;

/** A statement that is given to a function which came as an argument: `asLoginOf(…, (query) => query('select …'))`. */
export function guessed(call: ts.CallExpression, reading: Reading): readonly Handed[] {
  const { expression: callee } = call;
  const [text] = call.arguments;
  if (!text || !ts.isIdentifier(callee) || !isParameter(callee, reading)) return [];
  const texts = reading.texts(text);
  if (!texts?.length || !texts.every((it) => verb.test(it))) return [];
  return [{ expression: text, at: text, shape: statement, to: callee.text, isGuess: true }];
}

function isParameter(callee: ts.Identifier, { checker }: Reading): boolean {
  const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
  return declaration !== undefined && (ts.isParameter(declaration) || ts.isBindingElement(declaration));
}
