import { Body as NestBody, Query as NestQuery, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Caller as CallerType, TenantCaller } from '../../callers/index.js';
import type { DomainError } from '../../errors/index.js';
import { handlerOf, record } from '../routes/records.js';
import type { RouteRecord, Shape } from '../routes/records.js';
import { callerOf } from '../requests/request-context.js';
import { SessionCookies } from '../access/session-cookie.js';
import { listMembers } from './query.js';
import type { QueryMembers } from './query.js';
import { validationPipe } from './validation.js';

/** `Index` when a parameter of the method's type takes `Value`; else a type that names the mistake (TS1239). */
type Fits<Method, Index, Value> = Method extends (...args: infer Args) => unknown
  ? Value extends Args[Index & keyof Args]
    ? Index
    : { 'what the decorator gives does not fit this parameter': Value }
  : never;

export type Parameter<Value> = <Owner extends object, Name extends keyof Owner, Index extends number>(
  owner: Owner,
  name: Name,
  index: Fits<Owner[Name], Index, Value>,
) => void;

/** The body of the request, as its schema leaves it. */
export const Body =
  <S extends Shape>(schema: S): Parameter<z.output<S>> =>
  (owner, name, index) => {
    record(handlerOf(owner, name), () => ({ body: schema }));
    NestBody({ schema, pipes: [validationPipe('body')] })(owner, name as string, index as number);
  };

/** The query of the request, as its schema leaves it. Members arrive as text; a list may be given once or repeated. */
export const Query =
  <S extends Shape>(schema: S): Parameter<z.output<S>> =>
  (owner, name, index) => {
    record(handlerOf(owner, name), () => ({ query: schema }));
    const pipes = [listMembers(schema), validationPipe('query')];
    NestQuery({ schema, pipes })(owner, name as string, index as number);
  };

const rawBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { body } = context.switchToHttp().getRequest<{ body: unknown }>();
  return body;
});
const rawQuery = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { query } = context.switchToHttp().getRequest<{ query: QueryMembers }>();
  return query;
});

const recordRaw = (owner: object, name: PropertyKey, what: RouteRecord['raw']): void =>
  record(handlerOf(owner, name), ({ raw }) => ({ raw: { ...raw, ...what } }));

/** The parsed JSON of a `@Protocol` route, judged by nobody: undefined where there is none, or none that can be read. */
export const RawBody = (): Parameter<unknown> => (owner, name, index) => {
  recordRaw(owner, name, { body: true });
  rawBody()(owner, name as string, index as number);
};

/** The query of a `@Protocol` route, judged by nobody; a member that is given twice is a list. */
export const RawQuery = (): Parameter<QueryMembers> => (owner, name, index) => {
  recordRaw(owner, name, { query: true });
  rawQuery()(owner, name as string, index as number);
};

type NotFound = (value: string) => DomainError;

/** A path parameter: a value that its schema refuses gets the same 404 as one that does not exist. */
export const PathKey =
  (parameter: string, schema: z.ZodType<string>, notFound: NotFound): Parameter<string> =>
  (owner, name, index) => {
    record(handlerOf(owner, name), ({ parameters }) => ({
      parameters: [{ name: parameter, schema, notFound }, ...parameters],
    }));
    fromPath(parameter, new PathPipe(schema, notFound))(owner, name as string, index as number);
  };

/** A path parameter that is an id. `@PathId('userId', userNotFound)`. */
export const PathId = (parameter: string, notFound: NotFound): Parameter<string> =>
  PathKey(parameter, z.uuid(), notFound);

const fromPath = createParamDecorator((parameter: string, context: ExecutionContext) => {
  const { params } = context.switchToHttp().getRequest<{ params: Record<string, string> }>();
  return params[parameter];
});

class PathPipe implements PipeTransform<string, Promise<string>> {
  constructor(
    private readonly schema: z.ZodType<string>,
    private readonly notFound: NotFound,
  ) {}

  async transform(value: string): Promise<string> {
    if (this.schema.safeParse(value).success) return value;
    // Parameters are validated side by side and the first refusal wins. Waiting a turn lets those of body and query go
    // first, as they do for an id that is well-formed and unknown.
    await new Promise((resolve) => setImmediate(resolve));
    throw this.notFound(value);
  }
}

const caller = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(context));
const cookies = createParamDecorator((_: unknown, context: ExecutionContext) => SessionCookies.of(context));

/** Who calls. Below `/organizations/:organizationId` it is a `TenantCaller`, on a `@Public` route it is anonymous. */
export const Caller = (): Parameter<TenantCaller> => (owner, name, index) =>
  caller()(owner, name as string, index as number);
export type Caller = CallerType;

/** Sets and clears the session cookie of this answer. */
export const Cookies = (): Parameter<SessionCookies> => (owner, name, index) =>
  cookies()(owner, name as string, index as number);
