/** What went wrong, in the words of the domain. `statuses.ts` maps each kind to its HTTP status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'conflict'
  | 'gone'
  | 'precondition_failed'
  | 'too_large'
  | 'uri_too_long'
  | 'unsupported_media'
  | 'expectation'
  | 'unprocessable'
  | 'precondition_required'
  | 'rate_limited'
  | 'headers_too_large'
  | 'internal'
  | 'unavailable'
  | 'timeout';

/** One wrong member of a request; `pointer` is an RFC 6901 pointer into `{path, query, header, body}`. */
export interface ProblemEntry {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

interface Extras {
  /** Wrong members; sent for the kinds `invalid` and `unprocessable` only. */
  readonly errors?: readonly ProblemEntry[];
  /** Sent as `Retry-After`. Kinds `rate_limited` and `unavailable` always carry one (1 s unless given). */
  readonly retryAfterSeconds?: number;
  /** Extra response headers that belong to this refusal, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * A refusal that the caller is meant to understand. Stands in `<feature>.errors.ts` alone, with a literal `code`
 * (snake_case): `npm run accept` collects the codes into `docs/problems.json`.
 * `detail` is for people; it never holds driver text, SQL, paths, secrets or what the caller sent, ids and keys of the
 * path excepted.
 */
export class DomainError extends Error {
  readonly errors: readonly ProblemEntry[];
  readonly retryAfterSeconds: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: string,
    { errors = [], retryAfterSeconds, headers = {}, cause }: Extras = {},
  ) {
    super(`${code}: ${detail}`, { cause });
    this.name = 'DomainError';
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
    this.headers = headers;
  }
}
