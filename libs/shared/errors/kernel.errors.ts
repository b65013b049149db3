import { DomainError } from './domain-error.js';
import type { ProblemEntry } from './domain-error.js';

/** What the kernel itself can refuse, whichever module was asked. */
const members = (count: number) => (count === 1 ? '1 member is wrong' : `${count} members are wrong`);

export const requestInvalid = (errors: readonly ProblemEntry[]) =>
  new DomainError('invalid', 'request_invalid', members(errors.length), { errors });
export const requestMalformed = (detail = 'The request could not be parsed') =>
  new DomainError('invalid', 'request_malformed', detail);
export const cursorInvalid = () =>
  new DomainError('invalid', 'cursor_invalid', 'This cursor does not belong to this list: start without one', {
    errors: [{ pointer: '/query/cursor', code: 'cursor_invalid', detail: 'Not a cursor of this list' }],
  });
export const valueOutOfRange = (cause: unknown) =>
  new DomainError('invalid', 'value_out_of_range', 'A value lies outside of what can be stored', { cause });
export const unauthenticated = () =>
  new DomainError('unauthenticated', 'unauthenticated', 'Send a valid session token or API key', {
    headers: { 'www-authenticate': 'Bearer' },
  });
export const permissionMissing = (permission: string) =>
  new DomainError('forbidden', 'permission_missing', `This needs the permission ${permission}`);
export const sessionRequired = () =>
  new DomainError('forbidden', 'session_required', 'This is for people who are signed in: an API key cannot do it');
export const apiKeyUnsuitable = (detail: string) => new DomainError('forbidden', 'api_key_unsuitable', detail);
export const originRefused = () =>
  new DomainError('forbidden', 'origin_refused', 'This API key is for pages of other origins');
export const recentAuthRequired = () =>
  new DomainError('forbidden', 'recent_auth_required', 'Sign in again: this needs a recent sign-in');
export const crossOriginRefused = () =>
  new DomainError('forbidden', 'cross_origin_refused', 'A session cookie is not accepted from another origin');
export const routeNotFound = () => new DomainError('not_found', 'route_not_found', 'There is nothing at this address');
export const problemNotFound = (code: string) =>
  new DomainError('not_found', 'problem_not_found', `There is no problem named ${code}`);
export const methodNotAllowed = (allow: string) =>
  new DomainError('method_not_allowed', 'method_not_allowed', `This address answers ${allow}`, {
    headers: { allow },
  });
export const requestTimeout = () =>
  new DomainError('request_timeout', 'request_timeout', 'The request did not arrive in time');
export const conflict = (cause: unknown) =>
  new DomainError('conflict', 'conflict', 'This contradicts what is stored already', { cause });
export const idempotencyKeyRequired = () =>
  new DomainError(
    'invalid',
    'idempotency_key_required',
    'Send an Idempotency-Key: a new one for each thing to be done',
    {
      errors: [{ pointer: '/header/idempotency-key', code: 'idempotency_key_required', detail: 'Required here' }],
    },
  );
export const idempotencyKeyInUse = (cause?: unknown) =>
  new DomainError('conflict', 'idempotency_key_in_use', 'A request with this key is under way: ask again shortly', {
    retryAfterSeconds: 1,
    cause,
  });
export const idempotencyKeyReused = () =>
  new DomainError(
    'unprocessable',
    'idempotency_key_reused',
    'Something else was asked under this key: send a new one',
    {
      errors: [
        { pointer: '/header/idempotency-key', code: 'idempotency_key_reused', detail: 'Used for another request' },
      ],
    },
  );
export const preconditionRequired = () =>
  new DomainError('precondition_required', 'precondition_required', 'Send If-Match with the ETag that you read last');
export const preconditionFailed = () =>
  new DomainError('precondition_failed', 'precondition_failed', 'This has changed since the version that you name');
export const bodyTooLarge = () => new DomainError('too_large', 'body_too_large', 'The body is too large');
export const uriTooLong = () => new DomainError('uri_too_long', 'uri_too_long', 'The address is too long');
export const mediaTypeUnsupported = () =>
  new DomainError('unsupported_media', 'media_type_unsupported', 'Send the body as application/json');
export const expectationUnsupported = () =>
  new DomainError('expectation', 'expectation_unsupported', 'Only the expectation 100-continue is known');
export const checkFailed = (cause: unknown) =>
  new DomainError('unprocessable', 'check_failed', 'A rule of the data refuses this', { cause });
export const headersTooLarge = () =>
  new DomainError('headers_too_large', 'headers_too_large', 'The header block is too large');
export const internalError = (cause: unknown) =>
  new DomainError('internal', 'internal_error', 'Something went wrong on our side', { cause });
export const boundaryBreach = (cause: unknown) =>
  new DomainError('internal', 'boundary_breach', 'Something went wrong on our side', { cause });
export const unavailable = (cause?: unknown) =>
  new DomainError('unavailable', 'unavailable', 'Not available right now: try again shortly', { cause });
export const notReady = (detail: string) => new DomainError('unavailable', 'not_ready', detail);
export const deadlineExceeded = (cause?: unknown) =>
  new DomainError('timeout', 'deadline_exceeded', 'This took longer than it may', { cause });
