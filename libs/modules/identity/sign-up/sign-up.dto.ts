import { z } from 'zod';
import { email, id } from '../../../shared/http/index.js';
import { newPassword } from '../passwords/passwords.dto.js';
import { delivery } from '../sessions/sessions.dto.js';
import { personName } from '../users/users.dto.js';

export const SignUp = z.strictObject({ email: email() }).meta({ id: 'SignUp' });
export type SignUp = z.output<typeof SignUp>;

/** `attemptId` is what the mailed code is bound to. It is the same kind of answer whether the address is known or not. */
export const SignUpAttempt = z.object({ attemptId: id() }).meta({ id: 'SignUpAttempt' });
export type SignUpAttempt = z.output<typeof SignUpAttempt>;

export const ResendVerification = z.strictObject({ attemptId: id() }).meta({ id: 'ResendVerification' });
export type ResendVerification = z.output<typeof ResendVerification>;

const MAILED_TOKEN = /^[A-Za-z0-9_-]{64}$/;
const MAILED_CODE = /^\d{8}$/;

/** The mailbox is proven by `token` (from the link), or by `attemptId` and `code` (typed). */
export const VerifyEmail = z
  .strictObject({
    token: z.string().length(64).regex(MAILED_TOKEN, 'Not a mailed token').optional(),
    attemptId: id().optional(),
    code: z.string().length(8).regex(MAILED_CODE, 'Not a code of 8 digits').optional(),
    password: newPassword(),
    name: personName(),
    delivery: delivery(),
  })
  .refine(({ token, attemptId, code }) => hasOneProof({ token, attemptId, code }), {
    error: 'Send either token, or attemptId and code',
    path: ['token'],
  })
  .meta({ id: 'VerifyEmail' });
export type VerifyEmail = z.output<typeof VerifyEmail>;

interface Proof {
  readonly token: string | undefined;
  readonly attemptId: string | undefined;
  readonly code: string | undefined;
}

function hasOneProof({ token, attemptId, code }: Proof): boolean {
  const byCode = attemptId !== undefined && code !== undefined;
  const partOfCode = attemptId !== undefined || code !== undefined;
  return token === undefined ? byCode : !partOfCode;
}
