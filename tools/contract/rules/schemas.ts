import type { Document, Json } from '../document.ts';
import { bodySchemas, follow, isObject, isSuccess, nodesOf, operationsOf, reachedFrom } from '../document.ts';
import { isOfProtocol, isShapeOfProtocol } from './protocols.ts';

/** Broken rules about schemas, each with its place. */
export const schemaFaults = (document: Document): string[] => [
  ...limitFaults(document),
  ...dialectFaults(document),
  ...twinFaults(document),
  ...opennessFaults(document),
];

/** Whoever sends or stores a value wants to know how large it gets. */
function limitFaults(document: Document): string[] {
  return [...nodesOf(document.paths, '#/paths'), ...nodesOf(document.components, '#/components')].flatMap(
    ([way, node]) =>
      isSchema(way, node) && !isShapeOfProtocol(way)
        ? missingLimits(node).map((limit) => `${way} has no ${limit}`)
        : [],
  );
}

const isSchema = (way: string, node: Json): boolean =>
  typeof node.type === 'string' && !/\/(properties|securitySchemes\/[^/]+)$/.test(way);

function missingLimits(node: Json): string[] {
  if (node.enum !== undefined || node.const !== undefined) return [];
  const wanted: Record<string, string[]> = {
    string: ['maxLength'],
    integer: ['minimum', 'maximum'],
    number: ['minimum', 'maximum'],
    array: ['maxItems'],
  };
  return (wanted[node.type as string] ?? []).filter((limit) => node[limit] === undefined);
}

/** What OpenAPI 3.0 wrote otherwise, and what only a generator needs. */
function dialectFaults(document: Document): string[] {
  return [...nodesOf(document)].flatMap(([way, node]) => {
    if (typeof node.$ref === 'string') follow(document, node);
    return ['nullable', '$defs', '$schema'].filter((name) => name in node).map((name) => `${way} has ${name}`);
  });
}

/** A shape that has a name is referred to by it: a second copy drifts. */
function twinFaults(document: Document): string[] {
  const named = new Map(Object.entries(document.components.schemas).map(([name, it]) => [JSON.stringify(it), name]));
  return [...nodesOf(document)].flatMap(([way, node]) => {
    const name = isObject(node.properties) ? named.get(JSON.stringify(node)) : undefined;
    return name && !isNamed(way) && !isShapeOfProtocol(way) ? [`${way} is a copy of ${name}`] : [];
  });
}

/** Two names may happen to have one shape today. */
const isNamed = (way: string): boolean => /^#\/components\/schemas\/[^/]+$/.test(way);

/** Requests are closed, so that a slip is refused; answers are open, so that a new member breaks nobody. */
function opennessFaults(document: Document): string[] {
  return operationsOf(document).flatMap(({ operationId, path, requestBody, responses }) => {
    const answers = Object.entries(responses).filter(([status]) => isSuccess(status));
    return [
      ...shapesIn(document, bodySchemas(requestBody))
        .filter(([, it]) => it.additionalProperties !== false)
        .map(([way]) => `${operationId} is sent ${way}, which is open`),
      ...shapesIn(
        document,
        answers.flatMap(([, it]) => bodySchemas(follow(document, it))),
      ).flatMap(([way, it]) => [
        ...(it.additionalProperties === false ? [`${operationId} answers ${way}, which is closed`] : []),
        ...(isOfProtocol(path) ? [] : optionalMembers(it)).map(
          (name) => `${operationId} answers ${way}, whose ${name} may be absent`,
        ),
      ]),
    ];
  });
}

const shapesIn = (document: Document, schemas: Json[]): [string, Json][] =>
  schemas
    .flatMap((schema) => [...reachedFrom(document, schema)])
    .filter(([node]) => isObject(node.properties) && node.type === 'object')
    .map(([node, way]) => [way, node]);

const optionalMembers = ({ properties, required }: Json): string[] =>
  Object.keys(properties as Json).filter((name) => !(required as string[] | undefined)?.includes(name));
