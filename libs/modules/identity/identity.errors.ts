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
