import { html } from '../pages/page.js';
import type { Html } from '../pages/page.js';
import { nameOf, resolve } from './openapi-document.js';
import type { Schema, Schemas } from './openapi-document.js';

const DEEPEST = 6;

/** The members of a schema as a nested list; what refers to itself stops there. */
export function schemaList(schema: Schema, schemas: Schemas, within: readonly string[] = []): Html | null {
  if (within.length > DEEPEST || (schema.$ref && within.includes(schema.$ref))) return null;
  const path = [...within, schema.$ref ?? ''];
  const own = resolve(schema, schemas);
  const choices = own.oneOf ?? own.anyOf?.filter(({ type }) => type !== 'null');
  if (choices && choices.length > 1 && choices.some((it) => resolve(it, schemas).properties)) {
    return html`<ul>
      ${choices.map((it) => html`<li><i>either</i> ${typeOf(it, schemas)}${schemaList(it, schemas, path)}</li>`)}
    </ul>`;
  }
  if (choices?.[0]) return schemaList(choices[0], schemas, path);
  if (own.items) return schemaList(own.items, schemas, path);
  const members = Object.entries(own.properties ?? {});
  if (members.length === 0) return null;
  return html`<ul>
    ${members.map(([name, member]) => memberItem(name, member, own.required?.includes(name) ?? false, schemas, path))}
  </ul>`;
}

function memberItem(name: string, member: Schema, required: boolean, schemas: Schemas, path: readonly string[]): Html {
  return html`<li>
    <code>${name}</code> <span class="type">${typeOf(member, schemas)}</span>
    ${required ? null : html`<span class="optional">optional</span>`}
    <span class="limits">${limitsOf(member, schemas)}</span>
    ${schemaList(member, schemas, path)}
  </li>`;
}

/** The type in words: `Member[]`, `string (uuid)`, `"admin" | "viewer"`, `integer or null`. */
export function typeOf(schema: Schema, schemas: Schemas): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((it) => JSON.stringify(it)).join(' | ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map((it) => typeOf(it, schemas)).join(' or ');
  if (schema.items) return `${typeOf(schema.items, schemas)}[]`;
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format ? `${type} (${schema.format})` : type;
}

/** What the value has to keep to, in words. */
export function limitsOf(schema: Schema, schemas: Schemas): string {
  const own = schema.anyOf?.find(({ type }) => type !== 'null') ?? resolve(schema, schemas);
  const span = (least: number | undefined, most: number | undefined, unit: string) => {
    if (most === undefined || Math.abs(most) >= Number.MAX_SAFE_INTEGER) return null;
    if (least === most) return `${most}${unit}`;
    return least === undefined ? `at most ${most}${unit}` : `${least}–${most}${unit}`;
  };
  return [
    own.format ? null : span(own.minLength, own.maxLength, ' characters'),
    span(own.minimum, own.maximum, ''),
    own.maxItems === undefined ? null : `at most ${own.maxItems} items`,
    own.pattern && !own.format ? own.pattern : null,
    own.default === undefined ? null : `default ${JSON.stringify(own.default)}`,
    own.description,
  ]
    .filter(Boolean)
    .join(', ');
}
