import { isDeclaredPermission, isPublishablePermission } from '../access/permissions.js';
import { takesKey } from './routes.js';
import type { Route } from './routes.js';

/** Where others say what a request and an answer look like. */
const protocols = /^\/(ofrep|unleash)\/.+$/;

/** What lies outside of `/v1`. */
const roots = [
  /^\/health(\/(live|ready|startup))?$/,
  /^\/metrics$/,
  /^\/problems\/:code$/,
  /^\/openapi\.json$/,
  /^\/docs$/,
  /^\/pages(\/[a-z]+(-[a-z]+)*)+$/,
  /^\/dev\/mailbox(\/.*)?$/,
  protocols,
];
const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
const parameter = ':(?:[a-z][A-Za-z]*(?:Id|Key)|version|token)';
const belowV1 = new RegExp(`^/v1/${kebab}(?:/(?:${kebab}|${parameter}))*$`);
const belowOrganization = /^\/v1\/organizations\/:organizationId(\/|$)/;

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const changing = new Set(['PUT', 'PATCH', 'DELETE']);

/** Every broken rule, naming its handler. */
export function routeFaults(all: readonly Route[]): string[] {
  const seen = new Map<string, Route>();
  const blind = new Set(blindWrites(all));
  return all.flatMap((route) => {
    const handler = `${route.controller}.${route.handler}`;
    const twin = seen.get(route.operationId);
    seen.set(route.operationId, route);
    const clash = twin && `has the operation id of ${twin.controller}.${twin.handler}: rename one`;
    const unseen = blind.has(route) && 'changes what is read with a version, and lacks @IfMatch';
    return [...faultsOf(route), clash, unseen]
      .filter(Boolean)
      .map((fault) => `${handler} (${route.method} ${route.path}) ${fault}`);
  });
}

function faultsOf(route: Route): (string | false | undefined)[] {
  const { access, answers, path, method } = route;
  const permission = access[0] && 'permission' in access[0] ? access[0].permission : undefined;
  const names: string[] = path.match(/:[A-Za-z]+/g) ?? [];
  return [
    access.length !== 1 && `needs exactly one of @Allow, @SignedIn, @Public and @Protocol, and has ${access.length}`,
    answers.length !== 1 &&
      `needs exactly one of @Returns, @ReturnsNothing, @Page and @Answers, and has ${answers.length}`,
    !methods.has(method) && 'answers a method that the rules do not know',
    !isKnownPath(path) && 'lies at an address outside of the rules (kebab-case below /v1, or a listed root)',
    names.length > new Set(names).size && 'names a path parameter twice',
    permission !== undefined && !isDeclaredPermission(permission) && `asks for ${permission}, which no module declares`,
    access[0]?.kind === 'allow' &&
      !belowOrganization.test(path) &&
      'has @Allow outside of /v1/organizations/:organizationId',
    /:organizationId/.test(path) && !belowOrganization.test(path) && 'has an organization in another place of its path',
    route.recentAuth !== undefined && access[0]?.kind === 'public' && 'is @Public and asks for a recent sign-in',
    belowOrganization.test(path) && access[0]?.kind === 'public' && 'is @Public below an organization',
    ...route.parameters.map(
      ({ name }) => !names.includes(`:${name}`) && `reads the parameter ${name}, which its path lacks`,
    ),
    route.unmetered !== undefined && path.startsWith('/v1/') && 'is @Unmetered below /v1',
    method === 'GET' && route.body !== undefined && 'reads the body of a GET',
    ...repeatFaults(route),
    ...(access[0]?.kind === 'protocol' ? protocolFaults(route, access[0].permission) : leanings(route)),
  ];
}

function protocolFaults({ path, method, raw, body, publishable, recentAuth, unmetered }: Route, permission: string) {
  return [
    !protocols.test(path) && 'is a @Protocol outside of /ofrep and /unleash',
    publishable && !isPublishablePermission(permission) && `takes publishable keys, and ${permission} is not for them`,
    raw?.body && body !== undefined && 'reads its body both judged and raw',
    raw?.body && method === 'GET' && 'reads the body of a GET',
    recentAuth !== undefined && 'asks an API key for a recent sign-in',
    unmetered !== undefined && 'is a @Protocol, and @Unmetered',
  ];
}

/** What the routes of protocols alone may do. */
const leanings = ({ answers, raw, whenDatabaseIsAway }: Route) => [
  answers.some(({ kind }) => kind === 'answers') && 'has @Answers without @Protocol',
  raw !== undefined && 'reads what came unjudged, without @Protocol',
  whenDatabaseIsAway !== undefined && 'is @WhenDatabaseIsAway without @Protocol',
];

export const isProtocolPath = (path: string): boolean => protocols.test(path);

function repeatFaults(route: Route) {
  const { method, answers, needsIdempotencyKey, versioned, ifMatch } = route;
  const [answer] = answers;
  const members = answer?.kind === 'returns' && 'shape' in answer.schema ? Object.keys(answer.schema.shape) : [];
  return [
    needsIdempotencyKey &&
      !takesKey(route) &&
      'needs an Idempotency-Key, which only a POST of somebody signed in takes, unless it is @Unrepeatable',
    versioned && !members.includes('version') && 'is @Versioned and answers no version',
    method === 'GET' && !versioned && members.includes('version') && 'answers a version without @Versioned',
    ifMatch && !changing.has(method) && 'reads If-Match, and changes nothing',
  ];
}

/** What is read with a version is written with one, so that nobody overwrites what they have not seen. */
function blindWrites(all: readonly Route[]): Route[] {
  const versions = new Set(all.filter((it) => it.versioned && it.method === 'GET').map(({ path }) => path));
  return all.filter((it) => changing.has(it.method) && versions.has(it.path) && !it.ifMatch);
}

const isKnownPath = (path: string): boolean => belowV1.test(path) || roots.some((root) => root.test(path));

/** Whether a request's path is one of this route, as the router decides it. */
export function pathMatcher(path: string): (requested: string) => boolean {
  const pattern = path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replaceAll('.', '\\.')))
    .join('/');
  const expression = new RegExp(`^${pattern}$`);
  return (requested) => expression.test(requested);
}
