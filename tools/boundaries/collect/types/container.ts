import ts from 'typescript';
import { memberUse } from './members.ts';
import type { MemberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

const lookUps: ReadonlySet<string> = new Set(['get', 'resolve', 'create', 'select']);

/** Asks Nest's container for something at run time. Of a ModuleRef, `loose` is what the own module need not offer. */
export const readContainer: Reader = (node, reading) => {
  const use = memberUse(node, lookUps, reading);
  const form = use && formOf(use, reading);
  if (!use || !form) return;
  const [token] = use.call?.arguments ?? [];
  const to = token ? reading.origins.targetOf(token) : ({ kind: 'unknown' } as const);
  reading.add({ via: 'inject', form, at: use.at, to, specifier: token?.getText() ?? null, names: [use.member] });
};

function formOf({ receiver, member, call }: MemberUse, reading: Reading): string | null {
  if (reading.isOf(receiver, '@nestjs/core', ['ModuleRef'])) {
    return member === 'create' || !isLoose(call, reading) ? 'module-ref' : 'module-ref-loose';
  }
  return reading.isOf(receiver, '@nestjs/common', ['INestApplicationContext']) ? 'application-context' : null;
}

/** Strict is what a ModuleRef is by itself; anything but that, and but a literal `strict: true`, may be loose. */
function isLoose(call: ts.CallExpression | null, reading: Reading): boolean {
  const options = call?.arguments[1];
  if (!options) return call === null;
  if (!ts.isObjectLiteralExpression(options)) return true;
  return !options.properties.every((it) => {
    const isNamed = ts.isPropertyAssignment(it) && ts.isIdentifier(it.name);
    if (!isNamed) return false;
    return it.name.getText(reading.source) !== 'strict' || it.initializer.kind === ts.SyntaxKind.TrueKeyword;
  });
}
