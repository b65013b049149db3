import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Shape } from '../routes/records.js';

export type QueryMembers = Record<string, string | string[]>;

/** Queries that could not be decoded. The parser runs inside of the router, where throwing would end the process. */
const malformed = new WeakSet<object>();

export const isMalformed = (query: unknown): boolean =>
  typeof query === 'object' && query !== null && malformed.has(query);

/** Members of a query string; a member that is given twice becomes a list, which only a declared list accepts. */
export function parseQuery(text: string): QueryMembers {
  const members = Object.create(null) as QueryMembers;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = decode(at < 0 ? '' : pair.slice(at + 1));
    if (name === null || value === null || name === '__proto__') {
      malformed.add(members);
      continue;
    }
    const before = members[name];
    members[name] = before === undefined ? value : [before, value].flat();
  }
  return members;
}

/** Null for what is no text: a broken escape, bytes that are not UTF-8, U+0000. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '));
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}

/** Members that the schema declares as lists: given once, they are lists of one. */
export function listMembers(schema: Shape): PipeTransform<QueryMembers, QueryMembers> {
  const lists =
    schema instanceof z.ZodObject ? Object.keys(schema.shape).filter((name) => isList(schema.shape[name])) : [];
  return {
    transform(query) {
      const members = { ...query };
      for (const name of lists) if (typeof members[name] === 'string') members[name] = [members[name]];
      return members;
    },
  };
}

function isList(member: unknown): boolean {
  if (member instanceof z.ZodOptional || member instanceof z.ZodDefault) return isList(member.unwrap());
  return member instanceof z.ZodArray;
}
