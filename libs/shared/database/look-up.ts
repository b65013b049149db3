import { sqlState } from '../errors/index.js';

/** A value that is safe inside SQL as it stands: made by the functions below alone. */
export class SqlLiteral {
  private constructor(readonly text: string) {}

  static checked(value: string, pattern: RegExp, render: (value: string) => string): SqlLiteral {
    if (!pattern.test(value)) throw new TypeError('This value cannot stand in a look-up: it does not have the form');
    return new SqlLiteral(render(value));
  }
}

const form = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const UUID = new RegExp(`^${form}$`, 'i');
const UUIDS = new RegExp(`^(${form}(,${form})*)?$`, 'i');

/** @throws TypeError when it is no UUID: ask before, with `isUuid`. */
export const uuid = (id: string): SqlLiteral => SqlLiteral.checked(id, UUID, (it) => `'${it}'::uuid`);
/** Any number of ids, as one array. @throws TypeError where one is no UUID */
export const uuids = (ids: readonly string[]): SqlLiteral =>
  SqlLiteral.checked(ids.join(','), UUIDS, (it) => `'{${it}}'::uuid[]`);
/** A hash or other bytes, as `bytea`. */
export const digest = (bytes: Buffer): SqlLiteral =>
  SqlLiteral.checked(bytes.toString('hex'), /^[0-9a-f]+$/, (it) => `'\\x${it}'::bytea`);
/** A name of our own making, such as the part of an API key that finds it. */
export const alphanumeric = (text: string): SqlLiteral =>
  SqlLiteral.checked(text, /^[0-9A-Za-z]{1,64}$/, (it) => `'${it}'::text`);
/** A constant of the program, such as a status or a permission. */
export const word = (text: string): SqlLiteral =>
  SqlLiteral.checked(text, /^[a-z0-9_:.-]{1,64}$/, (it) => `'${it}'::text`);

export const isUuid = (text: string): boolean => UUID.test(text);

/** One statement of a look-up: a simple query has no parameters, so its holes take checked literals only. */
export class LookupQuery {
  constructor(readonly text: string) {}
}

/** ``sql`select … where id = ${uuid(id)}` `` */
export const sql = (parts: TemplateStringsArray, ...holes: readonly SqlLiteral[]): LookupQuery =>
  new LookupQuery(parts.map((part, index) => part + (holes[index]?.text ?? '')).join(''));

/** A look-up is read-only by itself: here PostgreSQL's 25006 tells of its text, and not of the server. */
export function refuseWriting(error: unknown): never {
  throw sqlState(error) === '25006' ? new Error('A look-up cannot write', { cause: error }) : error;
}
