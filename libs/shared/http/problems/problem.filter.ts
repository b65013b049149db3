import type { IncomingMessage } from 'node:http';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentActivity } from '../../activity/index.js';
import { DomainError, kernelErrors, translateDatabaseError } from '../../errors/index.js';
import type { ErrorKind } from '../../errors/index.js';
import { SecurityLog } from '../../logging/index.js';
import type { SecurityFact } from '../../logging/index.js';
import { factsOf, note } from '../requests/request-context.js';
import { RouteTable } from '../routes/route-table.js';
import { renderProblem } from './problem.reply.js';

/** Answers whatever was thrown, as a problem document, and logs what is our own fault, once, with its cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly table: RouteTable,
    private readonly security: SecurityLog,
  ) {}

  catch(thrown: unknown, context: ArgumentsHost): void {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const raw = request.raw ?? request;
    const error = isNoRoute(thrown) ? this.noRoute(request.method, request.originalUrl) : domainErrorOf(thrown);
    // What fails because its deadline has passed was told as that was answered.
    if (reply.sent && (error.kind === 'timeout' || error.kind === 'unavailable')) return;
    note(raw, { problem: error.code });
    this.log(error, request.id);
    this.record(error, raw);
    const { httpAdapter } = this.host;
    if (httpAdapter.isHeadersSent(reply)) return;
    const { status, headers, body } = renderProblem(error, request.id);
    for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(reply, name, value);
    httpAdapter.reply(reply, body, status);
  }

  private noRoute(method: string, url: string): DomainError {
    const allowed = this.table.methodsAt(url.split(/[?#]/, 1)[0] ?? '');
    return allowed.length > 0 && !allowed.includes(method)
      ? kernelErrors.methodNotAllowed(allowed.join(', '))
      : kernelErrors.routeNotFound();
  }

  private log({ kind, code, cause, detail }: DomainError, requestId: string): void {
    const line = { requestId, problem: code, err: cause, msg: detail };
    if (code === 'boundary_breach') this.logger.error({ event: 'http.boundary_breach', ...line });
    else if (kind === 'internal') this.logger.error({ event: 'http.internal_error', ...line });
    else if (kind === 'unavailable' && cause) this.logger.warn({ event: 'http.unavailable', ...line });
    else if (kind === 'timeout' && cause) this.logger.warn({ event: 'http.deadline_exceeded', ...line });
  }

  /** Whoever refuses need not think of the security log: its refusals come by here. */
  private record({ kind, code }: DomainError, raw: IncomingMessage): void {
    const fact = factOf(kind, code);
    const facts = fact && factsOf(raw);
    if (!facts) return;
    const limit = currentActivity()?.root.attributes['bulkhead.limit'];
    const details = { problem: code, operation: facts.operationId, ...(typeof limit === 'string' && { limit }) };
    this.security.record(fact, facts.caller, details);
  }
}

/** Refusals that belong to ordinary use: they say what to do next. */
const ordinary = new Set(['recent_auth_required', 'organization_suspended']);

function factOf(kind: ErrorKind, code: string): SecurityFact | undefined {
  if (code === 'boundary_breach') return 'boundary_breached';
  if (code === 'cross_origin_refused') return 'cross_origin_refused';
  if (kind === 'rate_limited') return 'limit_refused';
  return kind === 'forbidden' && !ordinary.has(code) ? 'permission_refused' : undefined;
}

/** Nest's own handler for addresses without a route throws this; nothing else does. */
const isNoRoute = (thrown: unknown): boolean => thrown instanceof HttpException && thrown.getStatus() === 404;

/** What was thrown, in the words of the domain. Texts of Nest and Fastify stay inside. */
export function domainErrorOf(thrown: unknown): DomainError {
  const translated = translateDatabaseError(thrown);
  if (translated instanceof DomainError) return translated;
  return fromFramework(thrown) ?? kernelErrors.internalError(thrown);
}

function fromFramework(thrown: unknown): DomainError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: unknown }).statusCode;
  switch (status) {
    case 400:
      return kernelErrors.requestMalformed();
    case 403: // Only Nest's cross-origin check says this; our own refusals are domain errors.
      return kernelErrors.crossOriginRefused();
    case 404:
      return kernelErrors.routeNotFound();
    case 413:
      return kernelErrors.bodyTooLarge();
    case 414:
      return kernelErrors.uriTooLong();
    case 415:
      return kernelErrors.mediaTypeUnsupported();
    default:
      return undefined;
  }
}
