import { z } from 'zod';
import { email, id } from '../../../shared/http/index.js';
import { isOneProof, mailedProof, sendOneProof } from '../one-time-tokens/one-time-tokens.dto.js';
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

/** The mailbox is proven by `token` (from the link), or by `attemptId` and `code` (typed). */
export const VerifyEmail = z
  .strictObject({ ...mailedProof(), password: newPassword(), name: personName(), delivery: delivery() })
  .refine(isOneProof, sendOneProof)
  .meta({ id: 'VerifyEmail' });
export type VerifyEmail = z.output<typeof VerifyEmail>;
