import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exposedHeaders } from '../edge/exposed-headers.js';
import { renderProblem } from '../problems/problem.reply.js';
import { securityHeaders } from '../edge/security-headers.js';
import type { LoadClass } from './load-classes.js';
import { overloaded } from './overload.errors.js';

/** Stands where the id of a request will. */
const HOLE = '00000000-0000-0000-0000-000000000000';
const SECOND_MS = 1000;
/** As much as a route may take without saying so. */
const WORTH_READING_BYTES = 256 * 1024;

/** How long to stay away at most: who is refused first is asked to wait for longest. */
const longestWaitMs: Readonly<Record<LoadClass, number>> = { critical: 500, normal: 1000, batch: 4000 };

type Prepared = (response: ServerResponse, requestId: string, waitMs: number, further: readonly string[]) => void;

/**
 * The answer to whom there is no time for, rendered once: what is left is an id and the wait. `Retry-After` is in whole seconds
 * (RFC 9110, 10.2.3); `Retry-After-Ms` says it to the millisecond, for clients that know it. Waits are drawn from half to the
 * whole, so that those who were refused together do not come back together.
 */
export class Refusals {
  readonly #prepared: Readonly<Record<LoadClass, Prepared>>;

  /** @param origins whose pages may read why they were refused, as they may read other answers */
  constructor(private readonly origins: readonly string[]) {
    const of = (loadClass: LoadClass) => prepare(Math.ceil(longestWaitMs[loadClass] / SECOND_MS));
    this.#prepared = { critical: of('critical'), normal: of('normal'), batch: of('batch') };
  }

  /**
   * The body stays unread: once the answer is out Node discards what comes of it, and the connection lives on. That costs less
   * than a new connection, and whoever still writes is not cut off before the answer is read. A body that nobody would take
   * anyway, or of a length that nobody knows, ends the connection instead.
   * @param leaving the process stops: no further request on this connection
   */
  refuse(request: IncomingMessage, response: ServerResponse, loadClass: LoadClass, leaving: boolean): void {
    const waitMs = Math.round(longestWaitMs[loadClass] * (0.5 + Math.random() / 2));
    if (leaving || hasHugeBody(request)) response.shouldKeepAlive = false;
    this.#prepared[loadClass](response, randomUUIDv7(), waitMs, this.#readableBy(request));
  }

  /** Headers are made of the raw ones at the first look at them, which is spared where no page asks from elsewhere. */
  #readableBy(request: IncomingMessage): readonly string[] {
    const origin = this.origins.length > 0 ? request.headers.origin : undefined;
    if (origin === undefined || !this.origins.includes(origin)) return [];
    return ['access-control-allow-origin', origin, ...readable];
  }
}

const readable = [
  ...['access-control-allow-credentials', 'true', 'vary', 'Origin'],
  ...['access-control-expose-headers', exposedHeaders.join(', ')],
];

const withoutBody = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

function hasHugeBody(request: IncomingMessage): boolean {
  if (withoutBody.has(request.method ?? '')) return false;
  const { headers } = request;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > WORTH_READING_BYTES;
}

function prepare(retryAfterSeconds: number): Prepared {
  const { status, headers, body } = renderProblem(overloaded(retryAfterSeconds), HOLE);
  const { 'x-request-id': _, ...fixed } = headers;
  const lines = Object.entries({ ...securityHeaders, ...fixed, 'content-length': String(body.length) }).flat();
  const parts = body.toString().split(HOLE) as [string, string, string];
  return (response, requestId, waitMs, further) => {
    // An origin server may leave the date out of a 5xx (RFC 9110, 6.6.1).
    response.sendDate = false;
    response.writeHead(status, [...lines, 'x-request-id', requestId, 'retry-after-ms', String(waitMs), ...further]);
    // ASCII alone, which needs no look at each character.
    response.end(`${parts[0]}${requestId}${parts[1]}${requestId}${parts[2]}`, 'latin1');
  };
}
