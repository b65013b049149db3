import type { Activity } from '../activity/index.js';
import { DomainError, sqlState, statusOf } from '../errors/index.js';

/** How an activity failed, in few words of ours: texts of errors may hold what somebody sent. */
interface Outcome {
  /** `error.type` of the semantic conventions. */
  readonly type: string;
  /** A refusal that the caller was meant to understand is no failure of ours. */
  readonly failed: boolean;
}

const FIRST_OF_SERVER_ERRORS = 500;

/** Null for what went well. */
export function outcomeOf({ kind, attributes, error }: Activity): Outcome | null {
  if (kind === 'request') return outcomeOfRequest(Number(attributes['http.response.status_code']));
  if (error === undefined) return null;
  if (error instanceof DomainError) return { type: error.code, failed: statusOf(error.kind) >= FIRST_OF_SERVER_ERRORS };
  return { type: word(sqlState(error) ?? nameOf(error)), failed: true };
}

/** To a server 4xx is no error (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status). */
const outcomeOfRequest = (status: number): Outcome | null =>
  status >= FIRST_OF_SERVER_ERRORS ? { type: String(status), failed: true } : null;

/** Errors with a code of their own, such as that of a mail server, say more by it than by their class. */
function nameOf(error: unknown): unknown {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : name;
}

const word = (text: unknown): string => (typeof text === 'string' && /^\w{1,60}$/.test(text) ? text : '_OTHER');
