import type { Access } from '../routes/records.js';
import { record } from '../routes/records.js';
import { spanRule } from '../routes/spans.js';
import type { Span } from '../routes/spans.js';

const access =
  (it: Access): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, ({ access: soFar }) => ({ access: [...soFar, it] }));
  };

/**
 * Callers who hold this permission in the organization of the path: people, and secret API keys of that organization. It
 * must be declared with `declarePermissions`.
 */
export const Allow = (permission: string): MethodDecorator => access({ kind: 'allow', permission });

/** People who proved who they are; below an organization, its members. An API key is nobody: it gets 403. */
export const SignedIn = (): MethodDecorator => access({ kind: 'signed_in' });

/**
 * Anybody. Credentials are not even looked at, so the caller is always anonymous and the route costs no look-up;
 * `reason` says why that is right.
 */
export const Public = (reason: string): MethodDecorator => access({ kind: 'public', reason });

/**
 * A route of a protocol that is not ours, below `/ofrep` or `/unleash`: API keys alone get in, by `Authorization` (with or
 * without `Bearer`) or `X-API-Key`. A key needs this permission, and an environment; the caller is a `TenantCaller` of the
 * key's organization, with its `restrictions`. A key is taken as verified within the last second (docs/adr/0023). Such a
 * route answers by `@Answers`, and may read what came by `@RawBody()` and `@RawQuery()`.
 * @param publishable also takes publishable keys (`pk_`), from pages of any origin unless the key says of which
 */
export const Protocol =
  (permission: string, { publishable = false }: { readonly publishable?: boolean } = {}): MethodDecorator =>
  (owner, name, method) => {
    access({ kind: 'protocol', permission })(owner, name, method);
    record(method.value as object, () => ({ publishable }));
  };

/** While the database is away, takes a key and what it may do as they were verified last, no longer ago than this. */
export const WhenDatabaseIsAway =
  (span: Span): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ whenDatabaseIsAway: spanRule('WhenDatabaseIsAway', span) }));
  };

/** Requests to it are counted under no rate limit; `reason` says why that is safe. Not for routes of the API itself. */
export const Unmetered =
  (reason: string): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ unmetered: reason }));
  };

/** Also answers while the organization is suspended; safe methods always do. */
export const WhenSuspended = (): MethodDecorator => (_owner, _name, method) => {
  record(method.value as object, () => ({ whenSuspended: true }));
};

/**
 * Only for who has proven in person who they are no longer ago than this: at sign-in, or since by
 * `POST /v1/auth/reauthenticate`. Others get 403 `recent_auth_required`, once it is known that they may do it at all.
 */
export const RecentAuth =
  (span: Span): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ recentAuth: spanRule('RecentAuth', span) }));
  };

/** What the operation does, for the reference; without it, the handler's name in words. */
export const Summary =
  (summary: string): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ summary }));
  };
