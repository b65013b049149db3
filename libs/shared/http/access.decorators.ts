import { recentAuthRule } from './recent-auth.js';
import type { Span } from './recent-auth.js';
import type { Access } from './records.js';
import { record } from './records.js';

const access =
  (it: Access): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, ({ access: soFar }) => ({ access: [...soFar, it] }));
  };

/** Callers who hold this permission in the organization of the path. It must be declared with `declarePermissions`. */
export const Allow = (permission: string): MethodDecorator => access({ kind: 'allow', permission });

/** Whoever proved who they are; below an organization, its members. */
export const SignedIn = (): MethodDecorator => access({ kind: 'signed_in' });

/**
 * Anybody. Credentials are not even looked at, so the caller is always anonymous and the route costs no look-up;
 * `reason` says why that is right.
 */
export const Public = (reason: string): MethodDecorator => access({ kind: 'public', reason });

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
    record(method.value as object, () => ({ recentAuth: recentAuthRule(span) }));
  };

/** What the operation does, for the reference; without it, the handler's name in words. */
export const Summary =
  (summary: string): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ summary }));
  };
