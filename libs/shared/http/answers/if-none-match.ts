import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Parameter } from '../input/parameter.decorators.js';
import { namesTag } from './versions.js';

/** Whether the reader has what bears this tag already. */
export type Knows = (etag: string) => boolean;

const ifNoneMatch = createParamDecorator((_: unknown, context: ExecutionContext): Knows => {
  const { 'if-none-match': header } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  return (etag) => namesTag(header, etag);
});

/**
 * What the reader has already, as `If-None-Match` says, whatever the method: protocols ask by POST, too. For a route under
 * `@Answers` with a 304: answer `answered(304, undefined, { etag })` before doing the work.
 */
export const IfNoneMatch = (): Parameter<Knows> => (owner, name, index) =>
  ifNoneMatch()(owner, name as string, index as number);
