import type { Document, Json } from '../document.ts';
import { follow, isObject } from '../document.ts';

/** Who reads a value decides what breaks: we read what is sent, callers read what is answered. */
export type Direction = 'sent' | 'answered';

/** Where schemas of the two documents are compared. */
export interface Sides {
  readonly before: Document;
  readonly after: Document;
  readonly direction: Direction;
}

interface Pair {
  readonly before: Json;
  readonly after: Json;
}

/** What breaks callers when a schema becomes another one, as sentences that begin with the place. */
export function schemaBreaks(sides: Sides, place: string, pair: Pair, seen: ReadonlySet<string> = new Set()): string[] {
  const key = `${JSON.stringify(pair.before)} ${JSON.stringify(pair.after)}`;
  if (seen.has(key)) return [];
  const met = new Set([...seen, key]);
  const [before, after] = [formsOf(sides.before, pair.before), formsOf(sides.after, pair.after)];
  return [
    ...formBreaks(sides.direction, place, before, after),
    ...[...before].flatMap(([form, old]) => {
      const now = after.get(form);
      return now ? sameFormBreaks(sides, place, { before: old, after: now }, met) : [];
    }),
  ];
}

/** The alternatives of a schema, each under the name by which its successor is found. */
function formsOf(document: Document, schema: Json): Map<string, Json> {
  const alternatives = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (alternatives) return new Map(alternatives.flatMap((it) => [...formsOf(document, it)]));
  const whole = follow(document, schema);
  if (whole !== schema && (whole.anyOf ?? whole.oneOf)) return formsOf(document, whole);
  const types = Array.isArray(whole.type) ? (whole.type as string[]) : [typeOf(whole)];
  return new Map(types.map((type) => [nameOfForm(type, whole), { ...whole, type }]));
}

const typeOf = ({ type, const: value }: Json): string =>
  typeof type === 'string' ? type : value === undefined ? 'anything' : typeof value;

/** Alternatives that are objects differ by the constants that they hold, such as `kind`. */
function nameOfForm(type: string, { properties }: Json): string {
  const constants = Object.entries((properties ?? {}) as Record<string, Json>).filter(
    ([, it]) => it.const !== undefined,
  );
  return [type, ...constants.map(([name, it]) => `${name}=${JSON.stringify(it.const)}`)].join(' ');
}

function formBreaks(
  direction: Direction,
  place: string,
  before: Map<string, Json>,
  after: Map<string, Json>,
): string[] {
  const [wide, narrow] = direction === 'sent' ? [before, after] : [after, before];
  const missing = [...wide.keys()].filter((form) => !narrow.has(form) && !(form === 'integer' && narrow.has('number')));
  const verb = direction === 'sent' ? 'may no longer be' : 'may now be';
  return missing.map((form) => `${place} ${verb} ${form}`);
}

function sameFormBreaks(sides: Sides, place: string, { before, after }: Pair, seen: ReadonlySet<string>): string[] {
  return [
    ...valueBreaks(sides.direction, place, before, after),
    ...memberBreaks(sides, place, { before, after }, seen),
    ...(isObject(before.items) && isObject(after.items)
      ? schemaBreaks(sides, `${place}[]`, { before: before.items, after: after.items }, seen)
      : []),
    ...(isObject(before.additionalProperties) && isObject(after.additionalProperties)
      ? schemaBreaks(
          sides,
          `${place}.*`,
          { before: before.additionalProperties, after: after.additionalProperties },
          seen,
        )
      : []),
  ];
}

const upper = ['maxLength', 'maximum', 'maxItems'];
const lower = ['minLength', 'minimum', 'minItems'];

/** Callers ignore values that they do not know (rules of the API, 1), so an answer may gain some; a request may lose none. */
function valueBreaks(direction: Direction, place: string, before: Json, after: Json): string[] {
  const format =
    before.format !== after.format && (direction === 'answered' || after.format !== undefined)
      ? [`${place} has another format: ${shown(after.format)} instead of ${shown(before.format)}`]
      : [];
  if (direction === 'answered') return format;
  const lost = valuesOf(before)?.filter((value) => !(valuesOf(after) ?? [value]).includes(value)) ?? [];
  const listed = !valuesOf(before) && valuesOf(after) ? [`${place} takes a list of values only`] : [];
  const pattern =
    before.pattern !== after.pattern && after.pattern !== undefined
      ? [`${place} has to match ${shown(after.pattern)}`]
      : [];
  const limits = [...upper, ...lower].filter((limit) => {
    const [was, is] = [before[limit] as number | undefined, after[limit] as number | undefined];
    return is !== undefined && (was === undefined || (upper.includes(limit) ? is < was : is > was));
  });
  return [
    ...format,
    ...lost.map((value) => `${place} no longer takes ${shown(value)}`),
    ...listed,
    ...pattern,
    ...limits.map((limit) => `${place} has a narrower ${limit}: ${shown(after[limit])}, not ${shown(before[limit])}`),
  ];
}

const shown = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

const valuesOf = (schema: Json): unknown[] | undefined =>
  (schema.enum as unknown[] | undefined) ?? (schema.const === undefined ? undefined : [schema.const]);

function memberBreaks(sides: Sides, place: string, { before, after }: Pair, seen: ReadonlySet<string>): string[] {
  const [old, now] = [membersOf(before), membersOf(after)];
  const { direction } = sides;
  const removed = Object.keys(old).filter((name) => !(name in now));
  const gone =
    direction === 'answered' || after.additionalProperties === false
      ? removed.map((name) => `${place}.${name} is gone`)
      : [];
  const [askedBefore, askedNow] = [requiredOf(before), requiredOf(after)];
  const demanded = direction === 'sent' ? askedNow.filter((name) => !askedBefore.includes(name)) : [];
  const unsure = direction === 'answered' ? askedBefore.filter((name) => name in now && !askedNow.includes(name)) : [];
  return [
    ...gone,
    ...demanded.map((name) => `${place}.${name} has become required`),
    ...unsure.map((name) => `${place}.${name} may be absent`),
    ...Object.entries(old).flatMap(([name, schema]) => {
      const successor = now[name];
      return successor ? schemaBreaks(sides, `${place}.${name}`, { before: schema, after: successor }, seen) : [];
    }),
  ];
}

const membersOf = ({ properties }: Json): Record<string, Json> => (properties ?? {}) as Record<string, Json>;
const requiredOf = ({ required }: Json): string[] => (required ?? []) as string[];
