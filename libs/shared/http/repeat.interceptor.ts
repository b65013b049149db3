import { Injectable, Logger, Optional } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { Environment, Keys } from '../config/index.js';
import { KeptAnswers, runRepeatable } from '../database/index.js';
import { kernelErrors } from '../errors/index.js';
import { readKey } from './idempotency-key.js';
import { RepeatedRequest, RepeatMistake } from './repeated-request.js';
import { callerOf } from './request-context.js';
import { RouteTable } from './route-table.js';
import { takesKey } from './routes.js';

/**
 * Answers a POST that bears a key once, however often it comes. Stands around everything that a handler does, its
 * validation included; who may ask was judged before.
 */
@Injectable()
export class RepeatInterceptor implements NestInterceptor {
  private readonly logger = new Logger('http');

  constructor(
    private readonly table: RouteTable,
    private readonly keys: Keys,
    private readonly environment: Environment,
    @Optional() private readonly kept?: KeptAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.table.routeOf(context.getHandler());
    const asked = context.switchToHttp().getRequest<FastifyRequest>();
    if (!route || !takesKey(route)) return next.handle();
    const key = readKey(asked.headers['idempotency-key']);
    if (key === undefined && route.needsIdempotencyKey) throw kernelErrors.idempotencyKeyRequired();
    if (key === undefined || !this.kept) return next.handle();
    const onMistake = (mistake: RepeatMistake) => this.tell(mistake);
    const origin = { route, caller: callerOf(context), asked, keys: this.keys, onMistake };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.answer(new RepeatedRequest(key, origin), this.kept, reply, next));
  }

  /**
   * Looks twice: before, so that a repeat does no work at all; and after a refusal, since a rival may have taken effect
   * meanwhile, which is often why this one was refused.
   */
  private async answer(request: RepeatedRequest, kept: KeptAnswers, reply: FastifyReply, next: CallHandler) {
    const before = await kept.find(request.module, request.key);
    if (before) return request.answerAgain(reply, before);
    try {
      const body: unknown = await runRepeatable(request, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
      return request.answerFirst(reply, body);
    } catch (refusal) {
      if (refusal instanceof RepeatMistake) throw refusal;
      const since = await kept.find(request.module, request.key).catch(() => null);
      if (!since) throw refusal;
      return request.answerAgain(reply, since);
    }
  }

  /** Fails tests; in production the request has taken effect, and its answer stands. */
  private tell(mistake: RepeatMistake): void {
    if (this.environment.variables.NODE_ENV === 'test') throw mistake;
    this.logger.error({ event: 'http.repeat_mistake', err: mistake, msg: mistake.message });
  }
}
