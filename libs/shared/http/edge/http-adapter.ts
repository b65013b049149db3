import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConfig } from '../http.config.js';
import { Admission, ADMISSION } from '../overload/admission.js';
import type { OverloadSettings } from '../overload/overload.settings.js';
import { domainErrorOf } from '../problems/problem.filter.js';
import { replyWithProblem } from '../problems/problem.reply.js';
import { parseQuery } from '../input/query.js';
import { beginRequest } from '../requests/request-activity.js';
import { openContext } from '../requests/request-context.js';
import { deadlineOf, deadlineRefusal, openDeadline } from '../requests/request-deadline.js';
import { answerParserErrors } from './client-errors.js';
import { edgeRefusal, HEADER_BYTES, URL_BYTES } from './edge-refusal.js';
import { securityHeaders } from './security-headers.js';

/** What a client may send, and how long it may take. Tests shorten the times. */
export interface EdgeLimits {
  readonly bodyBytes: number;
  readonly requestTimeoutMs: number;
  readonly connectionsCheckMs: number;
}

const defaults: EdgeLimits = { bodyBytes: 256 * 1024, requestTimeoutMs: 30_000, connectionsCheckMs: 1_000 };
const LONGEST_PARAMETER = 256;

type AdapterConfig = Pick<HttpConfig, 'trustedProxyHops' | 'keepAliveMs' | 'corsOrigins'> & OverloadSettings;

/**
 * The one place that knows Fastify's options. Give it to `NestFactory.create(AppModule, createHttpAdapter(config))`,
 * then call `prepareHttp`.
 */
export function createHttpAdapter(config: AdapterConfig, limits: Partial<EdgeLimits> = {}): FastifyAdapter {
  const admission = new Admission(config);
  const adapter = new FastifyAdapter(fastifyOptions(config, admission, { ...defaults, ...limits }));
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.decorate(ADMISSION, admission);
  adapter.setOnRequestHook((request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    const activity = beginRequest(request, reply, openContext(request).traceparent);
    reply.raw.setHeader('x-request-id', request.id).setHeader('cache-control', 'no-store');
    const deadlineMs = deadlineOf(request);
    const refusal = edgeRefusal(request.raw) ?? (deadlineMs ? undefined : deadlineRefusal());
    // Nest's own hook, which sets these, comes after this one and is not reached.
    if (refusal) reply.headers(securityHeaders);
    const goOn = () => (deadlineMs && !refusal ? openDeadline(request, reply, deadlineMs).run(done) : done(refusal));
    if (activity) activity.within(goOn);
    else goOn();
  });
  collectBytes(adapter, fastify);
  return adapter;
}

function fastifyOptions({ trustedProxyHops, keepAliveMs }: AdapterConfig, admission: Admission, limits: EdgeLimits) {
  return {
    bodyLimit: limits.bodyBytes,
    // A plain number would trust nobody: Fastify cannot know who the nearest hop is. That is TRUSTED_PROXY_HOPS' promise.
    trustProxy: trustedProxyHops > 0 && ((_address: string, hop: number) => hop < trustedProxyHops),
    genReqId: () => randomUUIDv7(),
    requestIdHeader: false as const,
    // Fastify makes a server for each address of a name such as localhost: all of them come from here.
    serverFactory: (handler: RequestListener) => {
      const server = makeServer(keepAliveMs, limits);
      admission.guard(server, handler);
      return server;
    },
    clientErrorHandler: () => undefined,
    routerOptions: { maxParamLength: LONGEST_PARAMETER, querystringParser: parseQuery },
    // Replaces what Nest does here, which is only to set its security headers.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      beginRequest(request, reply, openContext(request).traceparent);
      replyWithProblem(reply, edgeRefusal(request.raw) ?? domainErrorOf(error));
    },
  };
}

function makeServer(keepAliveMs: number, limits: EdgeLimits): Server {
  const options = {
    requireHostHeader: false,
    // Node counts address and headers as one; `edgeRefusal` tells the two apart.
    maxHeaderSize: HEADER_BYTES + URL_BYTES,
    headersTimeout: limits.requestTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: limits.connectionsCheckMs,
  };
  const server = createServer(options);
  answerParserErrors(server);
  return server;
}

/** Bodies of any type are collected as bytes, within the limit; the guard reads them once the caller is allowed. */
function collectBytes(adapter: FastifyAdapter, fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  adapter.useBodyParser('*', false, {}, (_request, body, done) => done(null, body));
}
