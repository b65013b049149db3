import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenDeadline } from '../../deadlines/index.js';
import { kernelErrors } from '../../errors/index.js';
import type { DomainError } from '../../errors/index.js';
import { respondWithProblem } from '../problems/problem.reply.js';
import { factsOf, note } from './request-context.js';

export const DEADLINE_HEADER = 'X-Request-Deadline-Ms';
export const USUAL_DEADLINE_MS = 10_000;
/** However much a client asks for. */
export const LONGEST_DEADLINE_MS = 30_000;

const NAME = DEADLINE_HEADER.toLowerCase();
const wholeNumber = /^[1-9]\d*$/;
/** What the answer keeps of the headers that were set until then: browsers must be able to read it. */
const kept = /^(access-control-|ratelimit|vary$)/;
const logger = new Logger('http');

/** How long its client waits for a request; undefined where the header says something else. */
export function deadlineOf({ headers }: FastifyRequest): number | undefined {
  const asked = headers[NAME];
  if (asked === undefined) return USUAL_DEADLINE_MS;
  const isKnown = typeof asked === 'string' && wholeNumber.test(asked);
  return isKnown ? Math.min(Number(asked), LONGEST_DEADLINE_MS) : undefined;
}

export function deadlineRefusal(): DomainError {
  const detail = 'A whole number of milliseconds, 1 or more';
  return kernelErrors.requestInvalid([{ pointer: `/header/${NAME}`, code: 'invalid_format', detail }]);
}

/** Answers the request at its deadline, whatever happens below; what its handler gives after that is dropped. */
export function openDeadline(request: FastifyRequest, reply: FastifyReply, ms: number): OpenDeadline {
  const deadline = new OpenDeadline(ms, () => answerLate(request, reply, ms));
  reply.raw.once('close', () => deadline.close());
  return deadline;
}

function answerLate(request: FastifyRequest, reply: FastifyReply, deadlineMs: number): void {
  const { raw } = reply;
  if (raw.headersSent || raw.destroyed) return;
  // Who is still sending is not waiting for us: that is not our failure.
  const error = request.raw.complete ? kernelErrors.deadlineExceeded() : kernelErrors.requestTimeout();
  note(request.raw, { problem: error.code });
  if (error.kind === 'timeout') tell(request, deadlineMs);
  const headers = Object.entries(reply.getHeaders()).filter(([name]) => kept.test(name));
  for (const [name, value] of headers) if (value !== undefined) raw.setHeader(name, value);
  // From here on Fastify passes over whatever the handler answers.
  reply.hijack();
  respondWithProblem(raw, error, request.id);
}

function tell({ id, raw }: FastifyRequest, deadlineMs: number): void {
  const { operationId: operation, module } = factsOf(raw) ?? {};
  const line = { requestId: id, problem: 'deadline_exceeded', operation, module, deadlineMs };
  logger.warn({ event: 'http.deadline_exceeded', ...line, msg: 'A request was not done by its deadline' });
}
