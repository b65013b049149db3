import type { ErrorKind } from './domain-error.js';

const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  too_large: 413,
  uri_too_long: 414,
  unsupported_media: 415,
  expectation: 417,
  unprocessable: 422,
  precondition_required: 428,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
  timeout: 504,
};

/** The HTTP status (RFC 9110, 6585) that answers an error of this kind. */
export const statusOf = (kind: ErrorKind): number => statuses[kind];
