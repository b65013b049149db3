import { z } from 'zod';
import type { Shape } from '../routes/records.js';

export type JsonSchema = Record<string, unknown>;
type Direction = 'input' | 'output';

const LONGEST_TIME = 24;
const DAY_LENGTH = 10;
const ID_LENGTH = 36;

/** One class of characters, so many of them: a pattern that limits the length by itself. */
const boundedPattern = /^\^(?:\[[^\]]+\]|\\\w)\{(?:(\d+),)?(\d+)\}\$$/;

/** Formats whose pattern only repeats them, and the length that they imply. */
const formats: Record<string, JsonSchema> = {
  uuid: { minLength: ID_LENGTH, maxLength: ID_LENGTH },
  date: { minLength: DAY_LENGTH, maxLength: DAY_LENGTH },
  'date-time': { maxLength: LONGEST_TIME },
  email: {},
};

/** Turns Zod schemas into JSON Schema 2020-12; those with an id become components that others refer to. */
export class Components {
  readonly #schemas = new Map<string, JsonSchema>();

  /** A reference to the shape's component, which stands under its `.meta({ id })`. */
  add(shape: Shape, direction: Direction): JsonSchema {
    const { properties, $defs = {} } = convert(z.object({ root: shape }), direction);
    for (const [name, schema] of Object.entries($defs as Record<string, JsonSchema>)) this.#remember(name, schema);
    return moved((properties as { root: JsonSchema }).root) as JsonSchema;
  }

  /** Two schemas of one name that differ would make one of them wrong in silence. */
  #remember(name: string, schema: JsonSchema): void {
    const own = moved(schema) as JsonSchema;
    const known = this.#schemas.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(own)) throw new Error(`Two schemas have the id ${name}`);
    this.#schemas.set(name, own);
  }

  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** A value on its own, such as a parameter: written out, not referred to. */
export const inlineSchema = (schema: z.ZodType, direction: Direction): JsonSchema => {
  const { $schema: _dialect, ...rest } = convert(schema, direction);
  return rest;
};

const convert = (schema: z.ZodType, io: Direction): JsonSchema =>
  z.toJSONSchema(schema, { io, override: ({ zodSchema, jsonSchema }) => refine(zodSchema, jsonSchema as JsonSchema) });

/** What the document says beyond Zod: answers stay open, lengths of formats, no Zod-only members. */
function refine(zodSchema: z.core.$ZodTypes, json: JsonSchema): void {
  delete json.id;
  if (zodSchema._zod.def.type === 'object' && !zodSchema._zod.def.catchall) delete json.additionalProperties;
  const [, least, most] = boundedPattern.exec(typeof json.pattern === 'string' ? json.pattern : '') ?? [];
  if (most) Object.assign(json, { minLength: Number(least ?? most), maxLength: Number(most) });
  const format = typeof json.format === 'string' ? formats[json.format] : undefined;
  if (format) {
    delete json.pattern;
    for (const [name, value] of Object.entries(format)) json[name] ??= value;
  }
}

/** The same schema, with its references leading to the components of the document. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' ? String(member).replace('#/$defs/', '#/components/schemas/') : moved(member),
    ]),
  );
}
