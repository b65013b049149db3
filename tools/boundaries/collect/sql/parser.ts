import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';

/** A node of PostgreSQL's parse tree: one key, its kind, holds its fields. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Fields = { readonly [key: string]: Json };

/** One statement: its tree, and its own text. */
export interface Statement {
  readonly tree: Json;
  readonly text: string;
}

export type Parsed = { readonly statements: readonly Statement[] } | { readonly error: string };

export const isFields = (json: Json | undefined): json is Fields =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
/** A field that holds a word or a number. */
export const wordOf = (json: Json | undefined): string =>
  typeof json === 'string' || typeof json === 'number' ? String(json) : '';

/** The text of a `String` node, or of a constant that is one. */
export function textOf(json: Json | undefined): string | null {
  if (!isFields(json)) return null;
  const { String: plain, A_Const: constant, TypeCast: cast } = json;
  if (isFields(cast)) return textOf(cast['arg']);
  const holder = isFields(plain) ? plain : isFields(constant) ? constant['sval'] : undefined;
  return isFields(holder) ? wordOf(holder['sval']) : null;
}

/** The parts of a qualified name. */
export function nameOf(json: Json | undefined): readonly string[] {
  if (Array.isArray(json)) return (json as Json[]).map((it) => textOf(it) ?? '');
  if (!isFields(json)) return [];
  const { List: list, TypeName: type, ObjectWithArgs: routine } = json;
  if (isFields(list)) return nameOf(list['items']);
  if (isFields(type)) return nameOf(type['names']);
  if (isFields(routine)) return nameOf(routine['objname']);
  const text = textOf(json);
  return text === null ? [] : [text];
}

export const listOf = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as Json[]) : []);

/** PostgreSQL's own parser, which parses each distinct text once. */
export class SqlParser {
  private readonly known = new Map<string, Parsed>();

  static async load(): Promise<SqlParser> {
    await loadModule();
    return new SqlParser();
  }

  parse(text: string): Parsed {
    const known = this.known.get(text);
    if (known) return known;
    const parsed = attempt(text);
    this.known.set(text, parsed);
    return parsed;
  }

  /** The expressions and statements of a PL/pgSQL function, given as the whole statement that makes it. */
  parseBody(text: string): { readonly body: Json } | { readonly error: string } {
    try {
      return { body: parsePlPgSQLSync(text) as unknown as Json };
    } catch (error) {
      return { error: (error as Error).message };
    }
  }
}

function attempt(text: string): Parsed {
  try {
    const { stmts = [] } = parseSync(text);
    // Positions count bytes.
    const bytes = Buffer.from(text);
    const slice = (from = 0, length = bytes.length): string => bytes.subarray(from, from + length).toString();
    return {
      statements: stmts.map(({ stmt, stmt_location, stmt_len }) => ({
        tree: (stmt ?? {}) as unknown as Json,
        text: slice(stmt_location, stmt_len),
      })),
    };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
