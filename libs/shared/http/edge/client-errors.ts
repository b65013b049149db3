import { randomUUIDv7 } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { kernelErrors } from '../../errors/index.js';
import type { DomainError } from '../../errors/index.js';
import { problemAsText, respondWithProblem } from '../problems/problem.reply.js';

interface ParserError extends Error {
  readonly code?: string;
}

/** A socket as Node's own handler sees it: the answer that is being written on it, if there is one. */
type ServedSocket = Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null };

/** Answers what Node would answer by itself, or not at all: requests that never become one. */
export function answerParserErrors(server: Server): void {
  server.on('clientError', (error: ParserError, socket: ServedSocket) => {
    // Anything written into an answer that has begun would be taken for its body.
    if (error.code === 'ECONNRESET' || !socket.writable || socket._httpMessage?.headersSent) socket.destroy(error);
    else refuse(socket, problemOf(error));
  });
  server.on('connect', (_request, socket) => refuse(socket, kernelErrors.requestMalformed('This is not a proxy')));
  server.on('checkExpectation', (_request, response) =>
    respondWithProblem(response, kernelErrors.expectationUnsupported(), randomUUIDv7()),
  );
}

function refuse(socket: Duplex, error: DomainError): void {
  socket.on('error', () => socket.destroy());
  socket.end(problemAsText(error, randomUUIDv7()));
}

function problemOf({ code }: ParserError): DomainError {
  if (code === 'HPE_HEADER_OVERFLOW') return kernelErrors.headersTooLarge();
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return kernelErrors.requestTimeout();
  return kernelErrors.requestMalformed();
}
