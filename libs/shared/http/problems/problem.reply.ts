import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { problemDocument, statusOf } from '../../errors/index.js';
import type { DomainError } from '../../errors/index.js';
import { securityHeaders } from '../edge/security-headers.js';

const DEFAULT_RETRY_SECONDS = 1;

export interface RenderedProblem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes: to text Fastify would add a charset, which this media type does not have (RFC 9457, 6.1). */
  readonly body: Buffer;
}

/** A refusal as it goes over the wire, the same from every layer. */
export function renderProblem(error: DomainError, requestId: string): RenderedProblem {
  const status = statusOf(error.kind);
  const mustRetry = error.kind === 'rate_limited' || error.kind === 'unavailable';
  const retryAfter = error.retryAfterSeconds ?? (mustRetry ? DEFAULT_RETRY_SECONDS : undefined);
  return {
    status,
    body: Buffer.from(JSON.stringify(problemDocument(error, requestId))),
    headers: {
      ...error.headers,
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
  };
}

export function replyWithProblem(reply: FastifyReply, error: DomainError): void {
  if (reply.sent) return;
  const { status, headers, body } = renderProblem(error, reply.request.id);
  void reply
    .code(status)
    .headers({ ...securityHeaders, ...headers })
    .send(body);
}

/** For answers that Node gives before Fastify sees the request. */
export function respondWithProblem(
  response: ServerResponse<IncomingMessage>,
  error: DomainError,
  requestId: string,
): void {
  const { status, headers, body } = renderProblem(error, requestId);
  const length = { 'content-length': body.length, connection: 'close' };
  response.writeHead(status, { ...securityHeaders, ...headers, ...length }).end(body);
}

/** The same, as text for a socket whose request could not be parsed. */
export function problemAsText(error: DomainError, requestId: string): string {
  const { status, headers, body } = renderProblem(error, requestId);
  const all = { ...securityHeaders, ...headers, 'content-length': body.length, connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body.toString()}`;
}
