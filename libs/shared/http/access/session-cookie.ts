import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The prefix makes browsers insist on `Secure`, `Path=/` and no `Domain`, so no sibling host can plant a session
 * (RFC 6265bis, 4.1.3.2).
 */
export const SESSION_COOKIE = '__Host-session';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const cookieValue = /^[\w.~+/=-]{1,512}$/;

/** The session cookie of one answer: `@Cookies() cookies: SessionCookies`. */
export class SessionCookies {
  constructor(private readonly reply: FastifyReply) {}

  static of(context: ExecutionContext): SessionCookies {
    return new SessionCookies(context.switchToHttp().getResponse<FastifyReply>());
  }

  /** Whether the session cookie is what this request proved itself by. */
  get inUse(): boolean {
    const { authorization, cookie } = this.reply.request.headers;
    return authorization === undefined && hasSessionCookie(cookie);
  }

  set(token: string, maxAgeSeconds: number): void {
    if (!cookieValue.test(token)) throw new Error('This token does not fit into a cookie');
    this.send(`${SESSION_COOKIE}=${token}; ${ATTRIBUTES}; Max-Age=${Math.floor(maxAgeSeconds)}`);
  }

  clear(): void {
    this.send(`${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`);
  }

  private send(cookie: string): void {
    this.reply.removeHeader('set-cookie').header('set-cookie', cookie);
  }
}

/** What the request shows as credentials: a token, nothing, or something that is none. */
export type Credential = { readonly token: string } | 'none' | 'bad';

const bearer = /^Bearer +([\w.~+/=-]{1,4096})$/i;

/** The header wins, and a bad header never falls back to the cookie. */
export function credentialOf({ headers, raw }: FastifyRequest): Credential {
  if (headers.authorization !== undefined) {
    const token = bearer.exec(headers.authorization)?.[1];
    return token && !isRepeated(raw.rawHeaders, 'authorization') ? { token } : 'bad';
  }
  const sessions = sessionCookies(headers.cookie);
  if (sessions.length === 0) return 'none';
  const [token = ''] = sessions;
  return sessions.length === 1 && cookieValue.test(token) ? { token } : 'bad';
}

export const hasSessionCookie = (cookie: string | undefined): boolean => sessionCookies(cookie).length > 0;

function sessionCookies(cookie: string | undefined): string[] {
  if (!cookie) return [];
  return cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));
}

/** Node keeps the first of some repeated headers in silence; `rawHeaders` has them all. */
export const isRepeated = (rawHeaders: readonly string[], name: string): boolean =>
  rawHeaders.filter((it, at) => at % 2 === 0 && it.toLowerCase() === name).length > 1;
