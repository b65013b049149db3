import fc from 'fast-check';
import { openapi } from '../../published.js';

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** An operation of the committed document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly isPublic: boolean;
  readonly statuses: readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Written {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
}

const document = openapi() as unknown as Document;

/** Protocols that are not ours are asked by keys, and answer in their own words: their clients judge them. */
const isOurs = (path: string) => !/^\/(ofrep|unleash)\//.test(path);
const paths = Object.entries(document.paths).filter(([path]) => isOurs(path));

export const operations: readonly Operation[] = paths.flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, written]) => ({
    id: written.operationId,
    method: method.toUpperCase(),
    path,
    parameters: written.parameters ?? [],
    body: written.requestBody?.content['application/json']?.schema,
    isPublic: (written.security ?? []).length === 0,
    statuses: Object.keys(written.responses),
  })),
);

/** A schema, or the named one that it refers to. */
export const resolved = (schema: Schema): Schema =>
  document.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;

export interface Hints {
  /** What a member of this name takes that its schema cannot say. */
  readonly [member: string]: fc.Arbitrary<unknown>;
}

/** Values that this schema takes. Members that may be missing sometimes are. */
export function valueOf(given: Schema, hints: Hints = {}): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((it) => valueOf(it, hints)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, hints);
    case 'integer':
      return fc.integer({ min: schema.minimum, max: schema.maximum });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema);
    case 'array':
      return listOf(schema, hints);
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`Nothing is known to generate for ${JSON.stringify(schema)}`);
  }
}

/** Short ones: what is long is for those who look at limits. */
const MOST_ITEMS = 2;

const listOf = ({ items = {}, maxItems = MOST_ITEMS }: Schema, hints: Hints): fc.Arbitrary<unknown> =>
  fc.array(valueOf(items, hints), { maxLength: Math.min(MOST_ITEMS, maxItems) });

/** A hint is for texts that are free: a choice is made among what there is. */
const hinted = (name: string, member: Schema, hints: Hints): fc.Arbitrary<unknown> =>
  (resolved(member).enum ? undefined : hints[name]) ?? valueOf(member, hints);

function objectOf(schema: Schema, hints: Hints): fc.Arbitrary<unknown> {
  const { properties, required = [], propertyNames = {}, additionalProperties: values } = schema;
  if (!properties && values)
    return fc.dictionary(textOf(propertyNames), valueOf(values, hints), { maxKeys: MOST_ITEMS });
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, hinted(name, member, hints)]);
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...required],
  });
}

/** Letters of one to four bytes, a space, and signs that mean something to SQL, shells, HTML and JSON. */
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFG0123456789', ...'éßЖ中日🍵', ...' -_\'"%;&<>{}$`\\/'];

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 100 } = schema;
  if (format === 'uuid') return fc.uuid({ version: 7 });
  if (format === 'email') return emailAddress;
  const hasRoom = (text: string) => [...text].length >= minLength && [...text].length <= maxLength;
  if (pattern) return fc.stringMatching(new RegExp(pattern)).filter(hasRoom);
  const lengths = { minLength, maxLength, size: '+1' } as const;
  return fc.array(fc.constantFrom(...letters), lengths).map((them) => them.join(''));
}

const emailAddress = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/), fc.stringMatching(/^[a-z]{2,8}$/))
  .map(([name, host]) => `${name}@${host}.example.com`);

/** The address of an operation with these values in it. */
export const addressOf = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));

/** What a run draws from; FAULTS_SEED brings the same again. */
export const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** So many draws of part `part` of this run. */
export const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number, part: number): T[] =>
  fc.sample(arbitrary, { seed: (seed + Math.imul(part, 0x9e3779b1)) | 0, numRuns });
