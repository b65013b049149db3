import { z } from 'zod';
import { email, id } from '../../../shared/http/index.js';
import { isOneProof, mailedProof, sendOneProof } from '../one-time-tokens/one-time-tokens.dto.js';
import { newPassword } from '../passwords/passwords.dto.js';

export const ForgotPassword = z.strictObject({ email: email() }).meta({ id: 'ForgotPassword' });
export type ForgotPassword = z.output<typeof ForgotPassword>;

/** `attemptId` is what the mailed code is bound to. There is one whether the address has an account or not. */
export const PasswordResetAttempt = z.object({ attemptId: id() }).meta({ id: 'PasswordResetAttempt' });
export type PasswordResetAttempt = z.output<typeof PasswordResetAttempt>;

/** The mailbox is proven by `token` (from the link), or by `attemptId` and `code` (typed). */
export const ResetPassword = z
  .strictObject({ ...mailedProof(), password: newPassword() })
  .refine(isOneProof, sendOneProof)
  .meta({ id: 'ResetPassword' });
export type ResetPassword = z.output<typeof ResetPassword>;
