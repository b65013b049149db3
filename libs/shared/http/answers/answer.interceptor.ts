import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, map } from 'rxjs';
import type { Observable } from 'rxjs';
import { recordOf } from '../routes/records.js';
import { Repeats } from '../repeats/repeats.js';
import { renderAnswer, setAnswer } from './answer.js';

/**
 * Stands around everything that a handler does, its validation included. Lets nothing out that the route did not declare
 * (Nest's serializer passes null and primitives; here the schema judges the value itself), and answers a repeat as the
 * first time. One interceptor for both: each costs every request a deferred observable and an asynchronous resource.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly repeats: Repeats) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = recordOf(context.getHandler());
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const answer = () => next.handle().pipe(map((value) => setAnswer(reply, renderAnswer(route, value, request))));
    const repeated = this.repeats.requestOf(context);
    if (!repeated) return answer();
    return from(this.repeats.answer(repeated, reply, () => lastValueFrom(answer(), { defaultValue: undefined })));
  }
}
