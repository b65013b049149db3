import type { Document, Operation } from '../document.ts';
import { bodySchemas, operationsOf } from '../document.ts';
import { Examples } from './examples.ts';

/** One request of each operation, in the form that editors run (REST Client, IntelliJ): a file for each module. */
export function httpFiles(document: Document): ReadonlyMap<string, string> {
  const modules = Map.groupBy(operationsOf(document), ({ tags }) => tags[0] ?? '');
  return new Map(
    [...modules].map(([module, operations]) => [`${module}.http`, fileOf(document, operations)] as const).sort(byName),
  );
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);

const introduction = `# Written by npm run accept from the OpenAPI document: one request of each operation.
# Fill in the variables; sessionToken is what signing in answers.`;

function fileOf(document: Document, operations: readonly Operation[]): string {
  const examples = new Examples(document);
  const requests = operations.map((operation) => requestOf(operation, examples));
  const variables = [['baseUrl', 'http://127.0.0.1:3000'], ...[...examples.variables].sort(byName)];
  return [
    introduction,
    variables.map(([name, value]) => `@${name} = ${value}`.trimEnd()).join('\n'),
    ...requests,
    '',
  ].join('\n\n');
}

function requestOf({ method, path, operationId, summary, security, ...rest }: Operation, examples: Examples): string {
  const { parameters = [], requestBody } = rest;
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples.variable(name, schemaOf(rest, name)));
  const inQuery = parameters.filter((it) => it.in === 'query');
  const query = inQuery.filter(({ required }) => required).map(({ name }) => `${name}=${examples.variable(name)}`);
  const optional = inQuery.filter(({ required }) => !required).map(({ name }) => name);
  const headers = parameters.filter((it) => it.in === 'header' && it.required);
  const [body] = bodySchemas(requestBody);
  return [
    `### ${summary}`,
    `# @name ${operationId}`,
    ...(optional.length > 0 ? [`# Also takes, in the query: ${optional.join(', ')}`] : []),
    `${method} {{baseUrl}}${place}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    ...(security?.length ? [`Authorization: Bearer ${examples.variable('sessionToken')}`] : []),
    ...headers.map(({ name, schema }) => `${name}: ${examples.variable(camelCase(name), schema)}`),
    ...(body ? ['Content-Type: application/json', '', examples.body(body)] : []),
  ].join('\n');
}

const schemaOf = ({ parameters = [] }: Pick<Operation, 'parameters'>, name: string) =>
  parameters.find((it) => it.in === 'path' && it.name === name)?.schema;

/** `If-Match` → `ifMatch`. */
const camelCase = (header: string): string =>
  header.toLowerCase().replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
