import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { traceIdOf } from '../../activity/index.js';
import type { Activity } from '../../activity/index.js';
import { LogConfig } from '../../logging/index.js';
import { isProtocolPath } from '../routes/route-rules.js';
import { factsOf } from './request-context.js';

/** Refusals that somebody may ask about later; of other answers below 500 a sample is enough. */
const alwaysWritten = new Set([401, 403, 429]);
const FIRST_OF_SERVER_ERRORS = 500;
/** As much of an id's end as is surely drawn by chance, of a UUIDv7 (RFC 9562, 5.7) and of a trace id alike. */
const CHANCE_DIGITS = 8;

/** Writes the one line of a request. Addresses may hold tokens, so the route stands for them. */
@Injectable()
export class RequestLog {
  private readonly logger = new Logger('http');

  constructor(private readonly config: LogConfig) {}

  write(request: IncomingMessage, response: ServerResponse, activity: Activity): void {
    const { attributes, isProbe, seconds = 0 } = activity;
    if (isProbe) return;
    const ms = Math.round(seconds * 1000);
    const must = response.statusCode >= FIRST_OF_SERVER_ERRORS || alwaysWritten.has(response.statusCode);
    const oneIn = must || ms >= this.config.slowRequestMs ? 1 : this.usuallyOneIn(activity);
    if (!isDrawn(activity, oneIn)) return;
    const facts = factsOf(request);
    // Within the activity, whose ids belong on the line; the socket that closes now does not know it.
    activity.within(() =>
      this.logger.log({
        event: 'http.request',
        method: request.method,
        operation: facts?.operationId,
        module: facts?.module ?? 'http',
        status: response.headersSent ? response.statusCode : undefined,
        aborted: response.writableEnded ? undefined : true,
        ms,
        problem: facts?.problem,
        limit: attributes['bulkhead.limit'],
        userId: facts?.caller.userId,
        keyId: facts?.caller.keyId,
        organizationId: facts?.caller.organizationId,
        clientRequestId: facts?.clientRequestId,
        traceparent: facts?.caller.traceparent,
        // Whoever counts lines multiplies by it.
        oneIn: oneIn > 1 ? oneIn : undefined,
        msg: 'request',
      }),
    );
  }

  /** Protocols are asked by programs, again and again: a line for each would cost more than what it tells of. */
  private usuallyOneIn({ attributes }: Activity): number {
    const { requestsOneIn, protocolRequestsOneIn } = this.config;
    return isProtocolPath(String(attributes['http.route'])) ? protocolRequestsOneIn : requestsOneIn;
  }
}

/** All requests of one trace have their lines, or none has. */
function isDrawn({ attributes, traceparent, cause }: Activity, oneIn: number): boolean {
  if (oneIn === 1) return true;
  const trace = traceparent ?? cause;
  const id = trace ? traceIdOf(trace) : String(attributes['bulkhead.request_id']);
  return Number.parseInt(id.slice(-CHANCE_DIGITS), 16) % oneIn === 0;
}
