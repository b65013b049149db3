import { DomainError } from '../../shared/errors/index.js';

/** One answer for unknown, altered, used, expired and exhausted: it must not tell which addresses have an account. */
export const verificationInvalid = (member: 'token' | 'code') =>
  new DomainError('unprocessable', 'verification_invalid', 'This is not valid, or no longer: ask for a new mail', {
    errors: [{ pointer: `/body/${member}`, code: 'verification_invalid', detail: 'Wrong, used or expired' }],
  });

export const attemptNotFound = () =>
  new DomainError('not_found', 'attempt_not_found', 'There is no such sign-up: start with the address');

/** Said only to whoever has just proven that the mailbox is theirs. */
export const emailRegistered = () =>
  new DomainError('conflict', 'email_registered', 'This address has an account already: sign in');

/** Where a body holds a password that is chosen. */
export type NewPasswordMember = 'password' | 'newPassword';

export const passwordCommon = (member: NewPasswordMember) =>
  new DomainError('unprocessable', 'password_common', 'This password is among the first that anyone would try', {
    errors: [{ pointer: `/body/${member}`, code: 'password_common', detail: 'Too common: choose another one' }],
  });

export const passwordGuessable = (member: NewPasswordMember) =>
  new DomainError('unprocessable', 'password_guessable', 'This password is made of words that are known about you', {
    errors: [
      {
        pointer: `/body/${member}`,
        code: 'password_guessable',
        detail: 'Besides the words of product, address and name it needs 8 characters of its own',
      },
    ],
  });

export const passwordsBusy = () =>
  new DomainError('unavailable', 'passwords_busy', 'Too many passwords are being checked: try again shortly', {
    retryAfterSeconds: 1,
  });

/** One answer for an unknown address, a wrong password and a disabled account. */
export const credentialsInvalid = () =>
  new DomainError('unauthenticated', 'credentials_invalid', 'Address or password is wrong', {
    headers: { 'www-authenticate': 'Bearer' },
  });

/** Said to who is signed in already: a 401 would tell their program that the session has ended. */
export const passwordWrong = (member: 'currentPassword' | 'password') =>
  new DomainError('unprocessable', 'password_wrong', 'This is not your password', {
    errors: [{ pointer: `/body/${member}`, code: 'password_wrong', detail: 'Not your password' }],
  });

export const signInThrottled = (retryAfterSeconds: number) =>
  new DomainError('rate_limited', 'sign_in_throttled', 'Too many wrong passwords: wait as long as Retry-After says', {
    retryAfterSeconds,
  });

export const mailsThrottled = (retryAfterSeconds: number) =>
  new DomainError('rate_limited', 'mails_throttled', 'This address was sent several mails: look for them, or wait', {
    retryAfterSeconds,
  });

export const sessionNotFound = () =>
  new DomainError('not_found', 'session_not_found', 'You have no such session, or it has ended');

export const apiKeyNotFound = () =>
  new DomainError('not_found', 'api_key_not_found', 'This organization has no such API key, or it was revoked');

export const apiKeyLimitReached = () =>
  new DomainError('conflict', 'api_key_limit_reached', 'This organization has as many API keys as it may: revoke one');

export const responsibleNotFound = () =>
  new DomainError(
    'not_found',
    'responsible_not_found',
    'This organization has no member of this id to answer for a key',
  );

/** Nobody hands out, by way of a key, what they may not do themselves. */
export const scopeExceedsOwn = () =>
  new DomainError('forbidden', 'scope_exceeds_own', 'This API key may do more than you may');

export const scopeUnknown = (at: number) =>
  new DomainError('unprocessable', 'scope_unknown', 'There is no such permission', {
    errors: [{ pointer: `/body/scopes/${at}`, code: 'scope_unknown', detail: 'No permission of this product' }],
  });

export const scopeUnpublishable = (at: number) =>
  new DomainError(
    'unprocessable',
    'scope_unpublishable',
    'A publishable key is read by everybody: this is not for all',
    {
      errors: [{ pointer: `/body/scopes/${at}`, code: 'scope_unpublishable', detail: 'Not for publishable keys' }],
    },
  );

export const scopeExceedsResponsible = (at: number) =>
  new DomainError('unprocessable', 'scope_exceeds_responsible', 'Who answers for the key may not do this themselves', {
    errors: [
      { pointer: `/body/scopes/${at}`, code: 'scope_exceeds_responsible', detail: 'Beyond who answers for the key' },
    ],
  });

export const expiryPassed = () =>
  new DomainError('unprocessable', 'expiry_passed', 'This time has passed already', {
    errors: [{ pointer: '/body/expiresAt', code: 'expiry_passed', detail: 'Not in the future' }],
  });
