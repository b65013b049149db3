import { openapi } from '../../published.js';
import { resolved } from './generate.js';
import type { Schema } from './generate.js';

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: ViewSchema }>>;
}
interface ViewSchema extends Schema {
  readonly properties?: Readonly<Record<string, ViewSchema>>;
  readonly items?: ViewSchema;
  readonly anyOf?: readonly ViewSchema[];
}
interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
}

const { paths } = openapi() as unknown as Document;

/**
 * The first member of an answer that the document does not have. Schemas of answers are open, so that one more breaks no
 * client; what the server says of itself is closed.
 */
export function undeclaredMember(path: string, method: string, status: number, view: unknown): string | undefined {
  const schema = paths[path]?.[method.toLowerCase()]?.responses[status]?.content?.['application/json']?.schema;
  return schema && undeclaredIn(schema, view, '');
}

function undeclaredIn(given: ViewSchema, value: unknown, at: string): string | undefined {
  const schema: ViewSchema = resolved(given);
  if (Array.isArray(value))
    return firstOf(value.map((item) => schema.items && undeclaredIn(schema.items, item, `${at}/*`)));
  if (typeof value !== 'object' || value === null) return undefined;
  const branch = schema.anyOf?.find((it) => resolved(it).type !== 'null');
  if (branch) return undeclaredIn(branch, value, at);
  const { properties = {}, additionalProperties } = schema;
  return firstOf(
    Object.entries(value).map(([name, member]) => {
      const declared = properties[name];
      if (declared) return undeclaredIn(declared, member, `${at}/${name}`);
      return additionalProperties === undefined ? `${at}/${name}` : undefined;
    }),
  );
}

const firstOf = (them: readonly (string | undefined)[]) => them.find((it) => it !== undefined);
