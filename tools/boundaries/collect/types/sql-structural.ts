import ts from 'typescript';
import type { Reading } from './reading.ts';

/**
 * Whether TypeORM's or pg's own objects fit a type of the repository's that has a `query` and nothing else to say where it
 * comes from: `interface Runner { query(text: string): Promise<unknown> }` is one of them by another name.
 */
export function looksLikeRunner(receiver: ts.Expression, reading: Reading): boolean {
  if (reading.isAny(receiver)) return true;
  const type = reading.checker.getTypeAtLocation(receiver);
  const isPlain = (type.flags & ts.TypeFlags.Object) !== 0 && !type.isClass();
  if (!isPlain || type.getProperties().length > 12) return false;
  const property = type.getProperty('query');
  const isOwn = property?.declarations?.every(
    (it) => ts.isMethodSignature(it) || ts.isPropertySignature(it) || isLibrary(it),
  );
  return isOwn === true && runners(reading).some((it) => reading.checker.isTypeAssignableTo(it, type));
}

const isLibrary = (node: ts.Node): boolean =>
  /[/\\]node_modules[/\\](typeorm|@types[/\\]pg)[/\\]/.test(node.getSourceFile().fileName);

/** The types of TypeORM's manager and of pg's client, as far as the repository imports them. */
const runners = ({ origins }: Reading): readonly ts.Type[] =>
  origins.declaredIn(/[/\\](typeorm[/\\].*EntityManager|@types[/\\]pg[/\\]index)\.d\.[cm]?ts$/, [
    'EntityManager',
    'ClientBase',
  ]);
