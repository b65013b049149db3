import fc from 'fast-check';
import { resolved } from './generate.js';
import type { Operation, Schema } from './generate.js';

/** A request as the document wants it, before something is made wrong in it. */
export interface Base {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
  readonly query: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Stands in all that the client may choose: no refusal may bring it back. */
  readonly canary: string;
}

/** What a mutator makes of it. */
export interface Change {
  readonly method?: string;
  /** The whole request target, in place of address and query. */
  readonly target?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly query?: readonly string[];
  /** In place of those of the same names; undefined takes one away. */
  readonly headers?: readonly (readonly [name: string, value: string | undefined])[];
  /** The same, and those of the same names stay. */
  readonly further?: readonly (readonly [name: string, value: string])[];
  readonly body?: unknown;
  /** The bytes of the body, in place of `body` as JSON. */
  readonly raw?: string | Buffer;
  /** False where the request may still be a good one. */
  readonly mayPass?: boolean;
}

export interface Mutator {
  readonly name: string;
  /** How often it is drawn beside others; 10 unless given. */
  readonly weight?: number;
  readonly fits: (operation: Operation) => boolean;
  readonly change: (base: Base) => fc.Arbitrary<Change>;
}

export const always = () => true;
export const hasBody = ({ body }: Operation) => body !== undefined;
export const oneOf = <T>(...them: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...them);

export const membersOf = ({ operation }: Base): [name: string, schema: Schema][] =>
  Object.entries(resolved(operation.body ?? {}).properties ?? {});

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? 'integer' : typeof value;
};

/** Values that a schema refuses, whatever its type; of a text or a choice also those of the right type. */
export function wrongValueOf(given: Schema, canary: string): fc.Arbitrary<unknown> {
  const branches = (given.anyOf ?? [given]).map(resolved);
  const types = branches.map(({ type }) => type);
  const any = oneOf<unknown>(1, 0, -1.5, true, null, [], {}, [canary], { [canary]: canary }, [[]]);
  const ofWrongType = any.filter((it) => !types.includes(typeOf(it)));
  const schema = branches.find(({ type }) => type === 'string');
  if (!schema) return ofWrongType;
  const { format, maxLength, minLength = 0, enum: choices } = schema;
  const texts: string[] = [];
  if (maxLength !== undefined) texts.push(canary.padEnd(maxLength + 1, 'é'), '🍵'.repeat(maxLength + 1));
  if (minLength > 0) texts.push('', 'é'.repeat(minLength - 1));
  if (choices) texts.push(canary, choices[0]!.toUpperCase(), ` ${choices[0]!}`, `${choices[0]!}\n`, 'constructor');
  if (format === 'uuid') texts.push(canary, ...badIds(canary));
  if (format === 'email') texts.push(...badAddresses(canary));
  return texts.length > 0 ? fc.oneof(ofWrongType, fc.constantFrom(...texts)) : ofWrongType;
}

const badIds = (canary: string) => [
  '0198c0de000070008000000000000001',
  '{0198c0de-0000-7000-8000-000000000001}',
  '0198c0de-0000-7000-8000-000000000001 ',
  '0198c0de-0000-7000-8000-00000000000g',
  `' or 1=1; drop table ${canary}; --`,
];

const badAddresses = (canary: string) => [
  ...[canary, `${canary}@`, `@${canary}.example`, `${canary} x@example.com`, `${canary}@@example.com`],
  ...[`${canary}@example.com\n`, `${canary}@example.com\r\nBcc: a@example.com`, `<${canary}@example.com>`],
  `${canary}@exam ple.com`,
];

/** Lengths at which a text is still right. */
export const atBounds = ({ minLength = 1, maxLength = 100 }: Schema): fc.Arbitrary<string> =>
  oneOf('a'.repeat(minLength), 'é'.repeat(maxLength), '🍵'.repeat(maxLength), 'a'.repeat(maxLength));
