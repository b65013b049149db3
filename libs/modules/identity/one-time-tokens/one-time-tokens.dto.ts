import { z } from 'zod';
import { id } from '../../../shared/http/index.js';

/** What one mail has to carry. Keep it no longer than sending takes. */
export interface MailToken {
  /**
   * `already_registered`: tell them that they have an account. Their token and code open nothing. `reset`: a new
   * password; without a user the address has no account, and nothing is to be sent.
   */
  readonly purpose: 'verify' | 'already_registered' | 'reset';
  /** Null when the address has no account. */
  readonly userId: string | null;
  readonly email: string;
  /** For the link, after its `#`. */
  readonly token: string;
  /** 8 digits, to be typed where it began. */
  readonly code: string;
  readonly attemptId: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

const MAILED_TOKEN = /^[A-Za-z0-9_-]{64}$/;
const MAILED_CODE = /^\d{8}$/;

/** Members of a body that brings back what was mailed: `token` (from the link), or `attemptId` and `code` (typed). */
export const mailedProof = () => ({
  token: z.string().length(64).regex(MAILED_TOKEN, 'Not a mailed token').optional(),
  attemptId: id().optional(),
  code: z.string().length(8).regex(MAILED_CODE, 'Not a code of 8 digits').optional(),
});

export interface MailedProof {
  readonly token?: string | undefined;
  readonly attemptId?: string | undefined;
  readonly code?: string | undefined;
}

export function isOneProof({ token, attemptId, code }: MailedProof): boolean {
  const byCode = attemptId !== undefined && code !== undefined;
  const partOfCode = attemptId !== undefined || code !== undefined;
  return token === undefined ? byCode : !partOfCode;
}

/** What is said of a body for which `isOneProof` is false. */
export const sendOneProof = { error: 'Send either token, or attemptId and code', path: ['token'] };
