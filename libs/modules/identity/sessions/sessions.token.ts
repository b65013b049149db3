import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new bearer secret: `ses_` and 32 random bytes in base64url. Only its hash is ever stored. */
export const newSessionToken = (): string => `ses_${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const isSessionToken = (token: string): boolean => /^ses_[A-Za-z0-9_-]{43}$/.test(token);

/** A plain SHA-256 is enough: 256 random bits cannot be guessed, so the hash need not be slow. */
export const sessionTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
