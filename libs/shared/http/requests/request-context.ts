import type { IncomingMessage } from 'node:http';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { traceparentForm } from '../../activity/index.js';
import { anonymous } from '../../callers/index.js';
import type { Caller } from '../../callers/index.js';

/** What is known about a request, for its log line. */
export interface RequestFacts {
  readonly caller: Caller;
  /** The client's own request id: logged beside ours, never adopted. */
  readonly clientRequestId?: string;
  /** Module and handler that answer, once the route is known. */
  readonly module?: string;
  readonly operationId?: string;
  /** Code of the problem that was answered. */
  readonly problem?: string;
}

const facts = new WeakMap<IncomingMessage, RequestFacts>();

const LONGEST_AGENT = 512;
const visible = /^[\x21-\x7e]{1,128}$/;

/** Facts of a request as they stand now; undefined for one that never reached a hook. */
export const factsOf = (raw: IncomingMessage): RequestFacts | undefined => facts.get(raw);

/** Begins the context of a request: who sent it is unknown yet. */
export function openContext(request: FastifyRequest): Caller {
  const { 'user-agent': agent, 'x-request-id': theirs, traceparent } = request.headers;
  const client = { ip: request.ip, userAgent: agent ? agent.slice(0, LONGEST_AGENT) : null };
  const trace = typeof traceparent === 'string' && traceparentForm.test(traceparent) ? traceparent : undefined;
  const clientRequestId = typeof theirs === 'string' && visible.test(theirs) ? theirs : undefined;
  const caller = anonymous(request.id, client, trace);
  facts.set(request.raw, { caller, clientRequestId });
  return caller;
}

export function note(raw: IncomingMessage, more: Partial<RequestFacts>): void {
  const known = facts.get(raw);
  if (known) facts.set(raw, { ...known, ...more });
}

/** Who calls; the request of a route always has a context. */
export function callerOf(context: ExecutionContext): Caller {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const known = facts.get(request.raw);
  if (!known)
    throw new Error('This request passed no hook of the kernel: was the application made by createHttpAdapter?');
  return known.caller;
}
