import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { kernelErrors } from '../errors/index.js';
import { policyOf, renderPage } from './page.js';
import type { PageView } from './page.js';
import { recordOf } from './records.js';
import type { Answer } from './records.js';

/**
 * Lets nothing out that the route did not declare. Nest's serializer passes null and primitives and applies an object
 * schema to each element of an array; here the schema judges the value itself.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [answer] = recordOf(context.getHandler()).answers;
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((value) => {
        if (answer?.kind === 'returns') return parsed(answer, value, http.getRequest(), http.getResponse());
        if (answer?.kind === 'page') return page(value as PageView, http.getResponse());
        return undefined;
      }),
    );
  }
}

function parsed(
  answer: Answer & { kind: 'returns' },
  value: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  const result = answer.schema.safeParse(value);
  if (!result.success)
    throw kernelErrors.internalError(new Error('The answer does not fit its schema', { cause: result.error }));
  const view = result.data as Record<string, unknown>;
  if (answer.location) reply.header('location', answer.location(view as never));
  if (typeof view.nextCursor === 'string')
    reply.header('link', `<${nextPage(request.originalUrl, view.nextCursor)}>; rel="next"`);
  if (!answer.page) return view;
  reply.header('vary', [reply.getHeader('vary'), 'accept'].filter(Boolean).join(', '));
  if (!prefersPage(request.headers.accept)) return view;
  return page(answer.page(view as never, new URL(request.originalUrl, 'http://here').searchParams), reply);
}

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

function page(view: PageView, reply: FastifyReply): string {
  reply.header('content-security-policy', policyOf(view)).type('text/html; charset=utf-8');
  return renderPage(view);
}
