import { z } from 'zod';
import type { Access } from '../routes/records.js';
import type { Route } from '../routes/routes.js';
import { SESSION_COOKIE } from '../access/session-cookie.js';
import { deadlineParameter, rateHeaders } from './headers.js';
import { problemResponses, problemSchema } from './problems.js';
import { headerParameters } from './repeats.js';
import { responsesOf } from './responses.js';
import { Components, inlineSchema } from './schemas.js';
import type { JsonSchema } from './schemas.js';

/** OpenAPI 3.1, straight from what the decorators recorded: what runs is what is written. */
export function documentOf(routes: readonly Route[], info: object): Record<string, unknown> {
  const components = new Components();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ module }) => module))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A session token or an API key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API key, for protocols of SDKs' },
        bareKey: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'The same without a scheme' },
        cookie: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'The session of a browser' },
      },
      headers: rateHeaders,
      responses: problemResponses,
      schemas: { ...components.all(), Problem: problemSchema },
    },
  };
}

function operationOf(route: Route, components: Components): JsonSchema {
  const [access] = route.access;
  const own = [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)];
  const parameters = [...own, deadlineParameter];
  return {
    operationId: route.operationId,
    summary: route.summary ?? sentence(route.handler),
    description: accessInWords(route),
    tags: [route.module],
    security: securityOf(access),
    ...(access && 'permission' in access && { 'x-permission': access.permission }),
    ...(route.publishable && { 'x-publishable': true }),
    ...(route.whenDatabaseIsAway && { 'x-when-database-is-away': route.whenDatabaseIsAway.span }),
    ...(route.recentAuth && { 'x-recent-auth': route.recentAuth.span }),
    parameters,
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: components.add(route.body, 'input') } } },
    }),
    ...(route.raw?.body && { requestBody: { content: { 'application/json': { schema: anyObject } } } }),
    responses: responsesOf(route, components),
  };
}

const anyObject = { type: 'object', description: 'As the protocol says: what is wrong is answered in its own way' };

function securityOf(access: Access | undefined): Record<string, never[]>[] {
  if (access?.kind === 'public') return [];
  if (access?.kind === 'protocol') return [{ bearer: [] }, { bareKey: [] }, { apiKey: [] }];
  return [{ bearer: [] }, { cookie: [] }];
}

function accessInWords(route: Route): string {
  const { access, whenSuspended, recentAuth, path } = route;
  const [first] = access;
  if (first?.kind === 'public') return `Public: ${first.reason}.`;
  if (first?.kind === 'protocol') return protocolInWords(route, first.permission);
  const signedIn = path.includes(':organizationId')
    ? 'Every member of the organization.'
    : 'Everybody who is signed in.';
  return [
    first?.kind === 'allow' ? `Needs the permission \`${first.permission}\`.` : signedIn,
    whenSuspended && 'Also while the organization is suspended.',
    recentAuth && `Needs a sign-in of the last ${recentAuth.span}, else 403 \`recent_auth_required\`: reauthenticate.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const protocolInWords = ({ publishable, whenSuspended, whenDatabaseIsAway }: Route, permission: string): string =>
  [
    `Needs an API key that is restricted to an environment and has the scope \`${permission}\`.`,
    publishable && 'Takes publishable keys, too, from pages of any origin.',
    whenSuspended && 'Also while the organization is suspended.',
    whenDatabaseIsAway &&
      `Also while the database is away, for keys that were seen in the last ${whenDatabaseIsAway.span}.`,
  ]
    .filter(Boolean)
    .join(' ');

/** `createInvitation` → `Create invitation`. */
const sentence = (handler: string): string => {
  const words = handler.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function pathParameters({ path, parameters }: Route): JsonSchema[] {
  const names = path.match(/(?<=:)[A-Za-z]+/g) ?? [];
  return names.map((name) => {
    const schema = parameters.find((it) => it.name === name)?.schema ?? z.uuid();
    return { name, in: 'path', required: true, schema: inlineSchema(schema, 'input') };
  });
}

const anyMembers = {
  description: 'As the protocol says',
  schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 8192 } },
  style: 'form',
  explode: true,
};

/** As they are after parsing: in a query everything is text, which helps nobody who writes a client. */
function queryParameters({ query, raw }: Route): JsonSchema[] {
  if (raw?.query) return [{ name: 'members', in: 'query', required: false, ...anyMembers }];
  if (!query || !('shape' in query)) return [];
  return Object.entries(query.shape).map(([name, member]) => {
    const schema = inlineSchema(member as z.ZodType, 'output');
    const required = !(member as z.ZodType).safeParse(undefined).success;
    return { name, in: 'query', required, schema, ...(schema.type === 'array' && { style: 'form', explode: true }) };
  });
}
