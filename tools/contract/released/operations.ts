import type { Document, Json, Operation, Parameter } from '../document.ts';
import { follow, isSuccess, operationsOf } from '../document.ts';
import { schemaBreaks } from './schemas.ts';

interface Change {
  readonly documents: { readonly before: Document; readonly after: Document };
  readonly before: Operation;
  readonly after: Operation;
}

/** What breaks callers of a released document, as sentences. */
export function operationBreaks(before: Document, after: Document, today: Date): string[] {
  const now = new Map(operationsOf(after).map((it) => [`${it.method} ${it.path}`, it]));
  return operationsOf(before).flatMap((operation) => {
    const name = `${operation.method} ${operation.path}`;
    const successor = now.get(name);
    if (!successor) return hasSetSun(operation, today) ? [] : [`${name} is gone`];
    const change = { documents: { before, after }, before: operation, after: successor };
    return [...accessBreaks(change), ...requestBreaks(change), ...answerBreaks(change)].map((it) => `${name}: ${it}`);
  });
}

/** Whoever was told when it ends (RFC 8594), and that day has passed. */
const hasSetSun = ({ deprecated, 'x-sunset': sunset }: Operation, today: Date): boolean =>
  deprecated === true && typeof sunset === 'string' && new Date(sunset) < today;

function accessBreaks({ before, after }: Change): string[] {
  const [was, is] = [before['x-permission'], after['x-permission']] as (string | undefined)[];
  return [
    ...(before.operationId === after.operationId ? [] : [`is called ${after.operationId}, not ${before.operationId}`]),
    ...(before.security?.length === 0 && after.security?.length !== 0 ? ['asks for credentials'] : []),
    ...(is && is !== was ? [`needs the permission ${is}, not ${was ?? 'none'}`] : []),
  ];
}

function requestBreaks({ documents, before, after }: Change): string[] {
  const sides = { ...documents, direction: 'sent' } as const;
  const [old, now] = [byName(before), byName(after)];
  const [body, nextBody] = [jsonOf(before.requestBody), jsonOf(after.requestBody)];
  const isNew = (it: Parameter) => it.required === true && old.get(nameOf(it))?.required !== true;
  return [
    // Unknown members of a query are refused, so one that is taken away breaks whoever sends it.
    ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `no longer takes the ${name}`),
    ...[...now.values()].filter(isNew).map((it) => `the ${nameOf(it)} has become required`),
    ...[...old].flatMap(([name, { schema }]) => {
      const successor = now.get(name);
      return successor ? schemaBreaks(sides, `the ${name}`, { before: schema, after: successor.schema }) : [];
    }),
    ...(body && !nextBody ? ['no longer takes a body'] : []),
    ...(!body && nextBody ? ['asks for a body'] : []),
    ...(body && nextBody ? schemaBreaks(sides, 'the body', { before: body, after: nextBody }) : []),
  ];
}

const nameOf = ({ name, in: place }: Parameter): string => `${place} parameter ${name}`;
const byName = ({ parameters = [] }: Operation): Map<string, Parameter> =>
  new Map(parameters.filter((it) => it.in !== 'path').map((it) => [nameOf(it), it]));
const jsonOf = (body: Json | undefined): Json | undefined =>
  (body?.content as Record<string, { schema: Json }> | undefined)?.['application/json']?.schema;

/** Refusals are free to become rarer; their codes are held by the registry. */
function answerBreaks({ documents, before, after }: Change): string[] {
  const sides = { ...documents, direction: 'answered' } as const;
  return Object.entries(before.responses)
    .filter(([status]) => isSuccess(status))
    .flatMap(([status, response]) => {
      const successor = after.responses[status];
      if (!successor) return [`no longer answers ${status}`];
      const [old, now] = [follow(documents.before, response), follow(documents.after, successor)];
      const types = Object.keys((old.content ?? {}) as Json).filter((type) => !(type in ((now.content ?? {}) as Json)));
      const [schema, next] = [jsonOf(old), jsonOf(now)];
      const headers = Object.keys((old.headers ?? {}) as Json).filter((it) => !(it in ((now.headers ?? {}) as Json)));
      return [
        ...types.map((type) => `no longer answers ${status} as ${type}`),
        ...headers.map((header) => `no longer answers ${status} with the header ${header}`),
        ...(schema && next ? schemaBreaks(sides, `its ${status}`, { before: schema, after: next }) : []),
      ];
    });
}
