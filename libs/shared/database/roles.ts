import { createHmac, pbkdf2Sync, createHash } from 'node:crypto';
import type { Secret } from '../config/index.js';

const ITERATIONS = 4096;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** The two roles of a compartment: one owns and migrates, the other logs in and holds rights on the rows alone. */
export interface CompartmentRoles {
  readonly owner: string;
  readonly login: string;
}

export const rolesOf = (prefix: string, module: string): CompartmentRoles => {
  const login = `${prefix}_${module.replaceAll('-', '_')}`;
  return { login, owner: `${login}_owner` };
};

/** The login of the kernel's own probes: it may connect, and nothing else. */
export const kernelLogin = (prefix: string): string => `${prefix}_kernel`;

/** The password of a login: derived, so that an installation keeps one secret instead of one a module. */
export const passwordOf = (login: string, secret: Secret): string =>
  createHmac('sha256', secret.reveal()).update(login).digest('base64url');

/**
 * What PostgreSQL stores for a login's password (SCRAM-SHA-256, RFC 5803 and 7677): sent instead of the password, so
 * that neither a printed script nor the server's log holds one. The salt is derived too: the same secret gives the same
 * verifier, and a pooler's list of users stays right however often somebody provisions.
 */
export function scramVerifier(login: string, secret: Secret): string {
  const salt = createHmac('sha256', secret.reveal()).update(`${login} salt`).digest().subarray(0, SALT_BYTES);
  const salted = pbkdf2Sync(passwordOf(login, secret), salt, ITERATIONS, KEY_BYTES, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
