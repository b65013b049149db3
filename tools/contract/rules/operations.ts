import type { Document, Operation } from '../document.ts';
import { follow, isSuccess, operationsOf } from '../document.ts';
import { isOfProtocol } from './protocols.ts';

const SECRET_STATUSES = ['401', '403'];

/** Broken rules about operations, each with its place. */
export function operationFaults(document: Document): string[] {
  const seen = new Set<string>();
  return operationsOf(document).flatMap((operation) => {
    const twin = seen.has(operation.operationId) && 'has the operation id of another one';
    seen.add(operation.operationId);
    return [twin, ...shapeFaults(document, operation), ...statusFaults(document, operation), ...pathFaults(operation)]
      .filter((fault) => fault !== false)
      .map((fault) => `${operation.method} ${operation.path} (${operation.operationId}) ${fault}`);
  });
}

function shapeFaults(document: Document, { operationId, tags, summary, security }: Operation): (string | false)[] {
  const [tag] = tags;
  const [module, handler] = operationId.split('_');
  return [
    tags.length !== 1 && `has ${tags.length} tags, and needs one`,
    !document.tags.some(({ name }) => name === tag) && `has the tag ${tag}, which the document does not list`,
    (module !== tag || !/^[a-z][A-Za-z0-9]*$/.test(handler ?? '')) && 'has an operation id that is not module_handler',
    !summary && 'has no summary',
    security === undefined && 'says nothing about security',
    ...(security ?? [])
      .flatMap(Object.keys)
      .map((name) => !(name in document.components.securitySchemes) && `asks for ${name}, which is no security scheme`),
  ];
}

/** Every status that a route can give: its success, what guards refuse, what it declares, and the rest by class. */
function statusFaults(document: Document, { path, security = [], responses }: Operation): (string | false)[] {
  const successes = Object.keys(responses).filter((status) => isSuccess(status) && status !== '304');
  const wanted = [
    '400',
    ...(security.length > 0 ? SECRET_STATUSES : []),
    ...(path.includes('{') ? ['404'] : []),
    '4XX',
    '5XX',
  ];
  return [
    successes.length !== 1 && `has ${successes.length} successful statuses, and needs one`,
    ...wanted.map((status) => !(status in responses) && `does not say what its ${status} is`),
    ...Object.entries(responses).map(([status, response]) => {
      const { content = {} } = follow(document, response) as {
        content?: Record<string, { schema?: { $ref?: string } }>;
      };
      const problem = content['application/problem+json']?.schema?.$ref === '#/components/schemas/Problem';
      if (isSuccess(status)) return 'application/problem+json' in content && `answers ${status} with a problem`;
      const isOurs = problem && Object.keys(content).length === 1;
      return !isOurs && !isOfProtocol(path) && `answers ${status} with something else than a Problem`;
    }),
  ];
}

function pathFaults({ path, parameters = [] }: Operation): (string | false)[] {
  const inPath = path.match(/(?<=\{)[^}]+/g) ?? [];
  const described = parameters.filter((it) => it.in === 'path').map(({ name }) => name);
  const names = parameters.map((it) => `${it.in} ${it.name}`);
  return [
    inPath.sort().join() !== described.sort().join() && 'describes other path parameters than its path has',
    new Set(names).size !== names.length && 'describes a parameter twice',
  ];
}
