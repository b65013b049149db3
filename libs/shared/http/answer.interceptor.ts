import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { renderAnswer, setAnswer } from './answer.js';
import { recordOf } from './records.js';

/**
 * Lets nothing out that the route did not declare. Nest's serializer passes null and primitives and applies an object
 * schema to each element of an array; here the schema judges the value itself.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = recordOf(context.getHandler());
    const http = context.switchToHttp();
    return next
      .handle()
      .pipe(
        map((value) =>
          setAnswer(http.getResponse<FastifyReply>(), renderAnswer(route, value, http.getRequest<FastifyRequest>())),
        ),
      );
  }
}
