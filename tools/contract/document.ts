/** A JSON value that may be an object: what a document consists of, of any depth. */
export type Json = Readonly<Record<string, unknown>>;

/** The parts of an OpenAPI document that are read here; whatever else it holds stays as it is. */
export interface Document extends Json {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly responses: Readonly<Record<string, Json>>;
    readonly securitySchemes: Readonly<Record<string, Json>>;
  };
}

export interface OperationObject extends Json {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, Json>>;
}

export interface Parameter extends Json {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Json;
}

export interface Operation extends OperationObject {
  readonly method: string;
  readonly path: string;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const operationsOf = ({ paths }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );

/** What a node means: itself, or what its `$ref` leads to. @throws where it leads nowhere */
export function follow(document: Document, node: Json): Json {
  if (typeof node.$ref !== 'string') return node;
  let found: unknown = document;
  for (const name of node.$ref.split('/').slice(1)) found = isObject(found) ? found[name] : undefined;
  if (!isObject(found)) throw new Error(`${node.$ref} leads nowhere`);
  return follow(document, found);
}

/** Every object below a node, with the way to it. */
export function* nodesOf(node: unknown, way = '#'): Generator<readonly [way: string, node: Json]> {
  if (Array.isArray(node)) {
    for (const [index, member] of node.entries()) yield* nodesOf(member, `${way}/${index}`);
  } else if (isObject(node)) {
    yield [way, node];
    for (const [name, member] of Object.entries(node)) yield* nodesOf(member, `${way}/${name}`);
  }
}

/** Everything that a schema reaches, through references too, each once. */
export function reachedFrom(
  document: Document,
  start: Json,
  seen = new Map<Json, string>(),
  way = '#',
): Map<Json, string> {
  for (const [at, node] of nodesOf(start, way)) {
    if (typeof node.$ref === 'string') {
      const target = follow(document, node);
      if (!seen.has(target)) reachedFrom(document, target, seen.set(target, node.$ref), node.$ref);
    } else if (!seen.has(node)) seen.set(node, at);
  }
  return seen;
}

/** The schemas of a response's or a request's bodies. */
export const bodySchemas = (body: Json | undefined): Json[] =>
  Object.values((body?.content ?? {}) as Record<string, { schema: Json }>).map(({ schema }) => schema);

export const isSuccess = (status: string): boolean => /^[123]/.test(status);
