import { Injectable, Logger, Optional } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment, Keys } from '../../config/index.js';
import { KeptAnswers, runRepeatable } from '../../database/index.js';
import { DomainError, kernelErrors, statusOf } from '../../errors/index.js';
import { callerOf } from '../requests/request-context.js';
import { RouteTable } from '../routes/route-table.js';
import { takesKey } from '../routes/routes.js';
import { readKey } from './idempotency-key.js';
import { RepeatedRequest, RepeatMistake } from './repeated-request.js';

/** Answers a POST that bears a key once, however often it comes. Who may ask was judged before. */
@Injectable()
export class Repeats {
  private readonly logger = new Logger('http');

  constructor(
    private readonly table: RouteTable,
    private readonly keys: Keys,
    private readonly environment: Environment,
    @Optional() private readonly kept?: KeptAnswers,
  ) {}

  /** The request, when it bears a key that its route takes. @throws `idempotency_key_required` */
  requestOf(context: ExecutionContext): RepeatedRequest | undefined {
    const route = this.table.routeOf(context.getHandler());
    if (!route || !takesKey(route)) return undefined;
    const asked = context.switchToHttp().getRequest<FastifyRequest>();
    const key = readKey(asked.headers['idempotency-key']);
    if (key === undefined && route.needsIdempotencyKey) throw kernelErrors.idempotencyKeyRequired();
    if (key === undefined || !this.kept) return undefined;
    const onMistake = (mistake: RepeatMistake) => this.tell(mistake);
    return new RepeatedRequest(key, { route, caller: callerOf(context), asked, keys: this.keys, onMistake });
  }

  /**
   * Gives `work`'s answer, or the one that was kept. Looks twice: before, so that a repeat does no work at all; and after
   * a refusal, since a rival may have taken effect meanwhile, which is often why this one was refused.
   */
  async answer(request: RepeatedRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    const before = await this.find(request);
    if (before) return request.answerAgain(reply, before);
    try {
      return request.answerFirst(reply, await runRepeatable(request, work));
    } catch (refusal) {
      if (refusal instanceof RepeatMistake) throw refusal;
      if (isOfCaller(refusal)) request.onLateRefusal();
      const since = await this.find(request).catch(() => null);
      if (!since) throw refusal;
      return request.answerAgain(reply, since);
    }
  }

  private async find({ module, key }: RepeatedRequest) {
    return (await this.kept?.find(module, key)) ?? null;
  }

  /** Fails tests; in production the request has taken effect, and its answer stands. */
  private tell(mistake: RepeatMistake): void {
    if (this.environment.variables.NODE_ENV === 'test') throw mistake;
    this.logger.error({ event: 'http.repeat_mistake', err: mistake, msg: mistake.message });
  }
}

const FIRST_OF_SERVER_ERRORS = 500;

/** Whether it says that the request cannot be done, and not that something of ours is missing. */
const isOfCaller = (thrown: unknown): boolean =>
  thrown instanceof DomainError && statusOf(thrown.kind) < FIRST_OF_SERVER_ERRORS;
