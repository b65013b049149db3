import { hash } from 'node:crypto';

const NAME_LENGTH = 16;
const names = new Map<string, string>();

/**
 * What a statement is called on each connection that has prepared it: there it is parsed and planned once. For texts
 * of the program's own, of which there are few: a connection keeps what it has prepared.
 */
export function preparedName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = hash('sha256', text).slice(0, NAME_LENGTH);
  names.set(text, name);
  return name;
}
