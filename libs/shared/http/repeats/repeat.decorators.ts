import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Decorates, Handler } from '../answers/answer.decorators.js';
import type { Parameter } from '../input/parameter.decorators.js';
import { handlerOf, record } from '../routes/records.js';
import { versionSeen } from '../answers/versions.js';

/**
 * A POST that is refused without an `Idempotency-Key`: what it does shall never happen twice by mistake. Every other
 * authenticated POST takes a key too.
 */
export const NeedsIdempotencyKey = (): MethodDecorator => (_owner, _name, method) => {
  record(method.value as object, () => ({ needsIdempotencyKey: true }));
};

/**
 * A POST that takes no `Idempotency-Key`, and passes over one: its answer is kept nowhere. For what ends the credential that
 * it came with, so that a repeat could not prove itself, and hands over another one.
 */
export const Unrepeatable = (): MethodDecorator => (_owner, _name, method) => {
  record(method.value as object, () => ({ unrepeatable: true }));
};

/**
 * Answers the view's `version` as a strong `ETag`, and 304 to a reader who has it (`If-None-Match`). The version is the
 * row's own: what is counted elsewhere does not stand in such a view.
 */
export const Versioned = (): Decorates<Handler<{ readonly version: number }>> => (_owner, _name, method) =>
  record(method.value as object, () => ({ versioned: true }));

const ifMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  versionSeen(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/**
 * The version that the caller has seen: 428 without `If-Match`. Write by `UPDATE … WHERE version = $n`, and throw
 * `kernelErrors.preconditionFailed()` when the row is there and was not hit.
 */
export const IfMatch = (): Parameter<number> => (owner, name, index) => {
  record(handlerOf(owner, name), () => ({ ifMatch: true }));
  ifMatch()(owner, name as string, index as number);
};

const ifMatchWhenSent = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return headers['if-match'] === undefined ? undefined : versionSeen(headers['if-match']);
});

/**
 * The same for a POST that asks for a version only in some cases, which the service tells apart: undefined without
 * `If-Match`. It throws `kernelErrors.preconditionRequired()` where one was needed.
 */
export const IfMatchWhenSent = (): Parameter<number | undefined> => (owner, name, index) => {
  record(handlerOf(owner, name), () => ({ mayMatch: true }));
  ifMatchWhenSent()(owner, name as string, index as number);
};
