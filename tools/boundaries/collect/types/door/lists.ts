import ts from 'typescript';
import type { Origins } from '../origins.ts';

const lists: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Map', 'ReadonlyMap']);

/** Whether a value holds many: then one call with it is worth many calls. */
export function isList(type: ts.Type, origins: Origins): boolean {
  const { checker } = origins;
  const plain = checker.getNonNullableType(type);
  if (plain.isUnion()) return plain.types.every((it) => isList(it, origins));
  if (checker.isArrayLikeType(plain)) return true;
  const origin = origins.ofSymbol(plain.symbol);
  return origin?.kind === 'package' && origin.package === 'lib' && lists.has(origin.name);
}

/** Language's own classes whose methods call what they are given once for each thing that they hold. */
const walked: ReadonlySet<string> = new Set([
  ...lists,
  'ArrayConstructor',
  'Iterator',
  'IteratorObject',
  'AsyncIterator',
  'Generator',
  'AsyncGenerator',
  'Uint8Array',
  'Readable',
]);

const walks: ReadonlySet<string> = new Set([
  ...['map', 'forEach', 'flatMap', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'sort', 'toSorted'],
  ...['find', 'findIndex', 'findLast', 'findLastIndex', 'from', 'fromAsync'],
]);

/** Whether a method calls back for each of what its receiver holds: by its name, and by the receiver's type. */
export function isWalk(receiver: ts.Expression, method: string, origins: Origins): boolean {
  if (!walks.has(method)) return false;
  const type = origins.checker.getNonNullableType(origins.checker.getTypeAtLocation(receiver));
  // Of any, nothing is known: it may be a list.
  if (type.flags & ts.TypeFlags.Any || isList(type, origins)) return true;
  return origins.ofType(type).some((it) => it.kind === 'package' && walked.has(it.name));
}
