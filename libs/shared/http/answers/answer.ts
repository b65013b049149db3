import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import { kernelErrors } from '../../errors/index.js';
import { policyOf, renderPage } from '../pages/page.js';
import type { PageView } from '../pages/page.js';
import type { Answer, AnswerSchemas, RouteRecord, Shape } from '../routes/records.js';
import { Answered } from './answered.js';
import { etagOf, isKnownAlready } from './versions.js';

/** An answer as it goes over the wire, but for what every answer bears. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A view, a page as text, or undefined for none. */
  readonly body: unknown;
}

/** As much of a request as answers depend on. */
export interface Asked {
  readonly method: string;
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a handler gave, as its route answers it: nothing gets out that the route did not declare. */
export function renderAnswer(
  { answers: [answer], versioned }: RouteRecord,
  value: unknown,
  asked: Asked,
): RenderedAnswer {
  if (answer?.kind === 'answers') return ofProtocol(answer.schemas, value);
  if (answer?.kind === 'page') return page(value as PageView, answer.status);
  if (answer?.kind !== 'returns') return { status: answer?.status ?? 204, headers: {}, body: undefined };
  const view = parsed(answer.schema, value);
  const headers = { ...headersOf(answer, view, asked), ...(versioned && versionHeaders(view)) };
  if (headers.etag && isKnownAlready(asked, headers.etag)) return { status: 304, headers, body: undefined };
  if (!answer.page || !prefersPage(asked.headers.accept)) return { status: answer.status, headers, body: view };
  const query = new URL(asked.originalUrl, 'http://here').searchParams;
  const { body, headers: pageHeaders } = page(answer.page(view as never, query), answer.status);
  return { status: answer.status, headers: { ...headers, ...pageHeaders }, body };
}

/** Sets status and headers of an answer. @returns its body, for Nest to send */
export function setAnswer(
  reply: FastifyReply,
  { status, headers: { vary, ...headers }, body }: RenderedAnswer,
): unknown {
  if (vary) reply.header('vary', [reply.getHeader('vary'), vary].filter(Boolean).join(', '));
  void reply.code(status).headers(headers);
  return body;
}

type Returned = Answer & { readonly kind: 'returns' };
type View = Record<string, unknown>;

/** The handler chose the status; what that may hold is declared, as everywhere. */
function ofProtocol(schemas: AnswerSchemas, value: unknown): RenderedAnswer {
  const given: Answered | undefined = value instanceof Answered ? value : undefined;
  const schema = given && schemas[given.status];
  if (!given || schema === undefined)
    throw kernelErrors.internalError(new Error('The answer has no status that its route declares'));
  const headers = given.headers.etag ? { ...given.headers, ...KEPT_BY_ITS_READER } : given.headers;
  return { status: given.status, headers, body: schema ? parsed(schema, given.body) : undefined };
}

function parsed(schema: Shape, value: unknown): View {
  const result = schema.safeParse(value);
  if (!result.success)
    throw kernelErrors.internalError(new Error('The answer does not fit its schema', { cause: result.error }));
  return result.data as View;
}

const headersOf = (answer: Returned, view: View, { originalUrl }: Asked): Record<string, string> => ({
  ...(answer.location && { location: answer.location(view as never) }),
  ...(typeof view.nextCursor === 'string' && { link: `<${nextPage(originalUrl, view.nextCursor)}>; rel="next"` }),
  ...(answer.page && { vary: 'accept' }),
});

/** An answer with a tag may be kept by its client alone, who asks each time whether it still holds. */
const KEPT_BY_ITS_READER = { 'cache-control': 'private, no-cache' } as const;

const versionHeaders = ({ version }: View): Record<string, string> => ({
  etag: etagOf(version as number),
  ...KEPT_BY_ITS_READER,
});

/** Whether HTML stands before JSON, as it does in what browsers send; programs that take anything get JSON. */
function prefersPage(accept = ''): boolean {
  const types = accept.split(',').map((type) => type.split(';', 1)[0]?.trim());
  const [html, json] = [types.indexOf('text/html'), types.indexOf('application/json')];
  return html >= 0 && (json < 0 || html < json);
}

/** The same list, further on; RFC 8288 allows a reference that is relative to the request. */
function nextPage(url: string, cursor: string): string {
  const [path, query] = url.split('?', 2);
  const members = new URLSearchParams(query);
  members.set('cursor', cursor);
  return `${path}?${members.toString()}`;
}

const page = (view: PageView, status: number) => ({
  status,
  headers: { 'content-security-policy': policyOf(view), 'content-type': 'text/html; charset=utf-8' },
  body: renderPage(view),
});
