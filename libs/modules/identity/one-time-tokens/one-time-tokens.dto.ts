/** What one mail has to carry. Keep it no longer than sending takes. */
export interface MailToken {
  /** `already_registered`: tell them that they have an account. Their token and code open nothing. */
  readonly purpose: 'verify' | 'already_registered';
  /** Null when the address has no account. */
  readonly userId: string | null;
  readonly email: string;
  /** For the link, after its `#`. */
  readonly token: string;
  /** 8 digits, to be typed where the sign-up began. */
  readonly code: string;
  readonly attemptId: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}
