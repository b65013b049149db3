import { jsonOf, resolve } from './openapi-document.js';
import type { PlacedOperation, Schema, Schemas } from './openapi-document.js';

const DEEPEST = 4;
const ID = '0198c0de-7a51-7cc1-9d5e-3b1f6f0a2c44';
const formats: Record<string, string> = { uuid: ID, email: 'ada@example.com', 'date-time': '2026-01-31T09:30:00.000Z' };

const headerExamples: Record<string, string> = { 'Idempotency-Key': '$(uuidgen)', 'If-Match': '$ETAG' };

/** A command that calls the operation; what has to be filled in is a variable of the shell. */
export function curlExample(
  { method, path, security, parameters = [], requestBody }: PlacedOperation,
  schemas: Schemas,
): string {
  const headers = parameters.filter((it) => it.in === 'header' && it.required).map(({ name }) => name);
  const body = jsonOf(requestBody?.content);
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$BULKHEAD_URL${path.replaceAll(/\{(\w+)\}/g, '$$$1')}"`,
    security?.length ? `-H "Authorization: Bearer $BULKHEAD_TOKEN"` : null,
    ...headers.map((name) => `-H "${name}: ${headerExamples[name] ?? '…'}"`),
    body ? `-H 'Content-Type: application/json'` : null,
    body ? `-d '${JSON.stringify(exampleOf(body, schemas)).replaceAll("'", `'\\''`)}'` : null,
  ]
    .filter(Boolean)
    .join(' \\\n  ');
}

/** A value that the schema describes, with its required members, or all of them where none is required. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const own = resolve(schema, schemas);
  if (depth > DEEPEST) return null;
  if (own.default !== undefined) return own.default;
  if (own.const !== undefined) return own.const;
  if (own.enum) return own.enum[0];
  const choice = (own.oneOf ?? own.anyOf)?.[0];
  if (choice) return exampleOf(choice, schemas, depth + 1);
  switch ([own.type].flat()[0]) {
    case 'object':
      return exampleObject(own, schemas, depth);
    case 'array':
      return own.items ? [exampleOf(own.items, schemas, depth + 1)] : [];
    case 'integer':
    case 'number':
      return Math.max(own.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return formats[own.format ?? ''] ?? 'text';
    default:
      return null;
  }
}

function exampleObject({ properties = {}, required = [] }: Schema, schemas: Schemas, depth: number): object {
  const wanted = required.length > 0 ? required : Object.keys(properties);
  return Object.fromEntries(wanted.map((name) => [name, exampleOf(properties[name] ?? {}, schemas, depth + 1)]));
}
