import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { currentActivity } from '../../activity/index.js';
import type { Activities, Activity } from '../../activity/index.js';
import type { Caller } from '../../callers/index.js';
import type { RequestLog } from './request-log.js';

interface Watchers {
  readonly activities: Activities;
  readonly log: RequestLog;
}

const WATCHERS = 'watchers';
type Watched = FastifyInstance & { readonly [WATCHERS]?: Watchers };

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** A client may make up any word. */
export const methodOf = (method = ''): string => (methods.has(method) ? method : '_OTHER');

/** Has the adapter begin an activity for each request, and write its line. */
export const watchRequests = (fastify: FastifyInstance, watchers: Watchers): void =>
  void fastify.decorate(WATCHERS, watchers);

/**
 * Begins a request's activity, which ends with its answer or with its connection. It is the kernel's until the caller
 * is admitted. Undefined before the application is initialised.
 */
export function beginRequest(request: FastifyRequest, reply: FastifyReply, cause?: string): Activity | undefined {
  const { [WATCHERS]: watchers } = request.server as Watched;
  const { url } = request.routeOptions;
  const method = methodOf(request.method);
  const activity = watchers?.activities.begin('request', 'http', method, {
    // Fastify's own name for the preflights of every address.
    attributes: {
      'http.request.method': method,
      'http.route': url && url !== '*' ? url : '',
      'bulkhead.module': 'http',
      'bulkhead.request_id': request.id,
    },
    cause,
  });
  reply.raw.once('close', () => {
    if (!activity) return;
    activity.attributes['http.response.status_code'] = reply.raw.statusCode;
    activity.end();
    watchers?.log.write(request.raw, reply.raw, activity);
  });
  return activity;
}

/** The route is known: what is counted from here on is its module's. */
export function nameRequest(module: string, operationId: string): void {
  const activity = currentActivity();
  if (activity?.kind !== 'request') return;
  activity.name = operationId;
  activity.attributes['bulkhead.module'] = module;
}

/** An API key calls: its id stands on the span, where those who ask for a key look for it. */
export function nameKey({ keyId }: Caller): void {
  const activity = currentActivity();
  if (activity?.kind === 'request' && keyId !== undefined) activity.attributes['bulkhead.key_id'] = keyId;
}

/** Its caller may go on: what is done from here on is done by the module of the route. */
export function handOver(module: string): void {
  const activity = currentActivity();
  if (activity?.kind === 'request') activity.module = module;
}
