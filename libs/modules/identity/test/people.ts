import { randomBytes } from 'node:crypto';
import { asSystem } from '../../../shared/callers/index.js';
import type { Answer, House } from '../../../shared/testing/index.js';
import { IdentityFacade } from '../index.js';
import type { MailToken } from '../index.js';

export const passphrase = 'a lantern over quiet water';

/** An address that no other test uses. */
export const freshEmail = (): string => `t${randomBytes(6).toString('hex')}@example.com`;

/** What the mail of an attempt holds. */
export async function mailOf(house: House, attemptId: string): Promise<MailToken> {
  const mail = await house.get(IdentityFacade).openMailToken(asSystem('a test reads its mail'), attemptId);
  if (!mail) throw new Error('There is nothing to mail');
  return mail;
}

/** Somebody asks for an account. @returns what their mail holds */
export async function signUp(house: House, email = freshEmail()): Promise<MailToken> {
  const { body } = await house.anonymous().post('/v1/auth/sign-up', { email });
  return mailOf(house, body.attemptId);
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly sessionId: string;
  readonly token: string;
}

/** Somebody who has an account and is signed in. */
export async function registered(house: House, email = freshEmail()): Promise<Person> {
  const { token } = await signUp(house, email);
  const { body } = await verify(house, { token });
  return { id: body.user.id, email, password: passphrase, sessionId: body.session.id, token: body.token };
}

/** Somebody forgot their password. @returns what their mail holds, or would hold if it were sent */
export async function forgot(house: House, email: string): Promise<MailToken> {
  const { body } = await house.anonymous().post('/v1/auth/password/forgot', { email });
  return mailOf(house, body.attemptId);
}

export const reset = (house: House, proof: Proof, password: string): Promise<Answer> =>
  house.anonymous().post('/v1/auth/password/reset', { ...proof, password });

type Proof = { token: string } | { attemptId: string; code: string };

export const verify = (house: House, proof: Proof, more: object = {}): Promise<Answer> =>
  house.anonymous().post('/v1/auth/verify-email', { ...proof, name: 'Ada', password: passphrase, ...more });

export const signIn = (house: House, email: string, password: string, more: object = {}): Promise<Answer> =>
  house.anonymous().post('/v1/auth/sign-in', { email, password, ...more });

/** Another code than this one. */
export const wrongCode = ({ code }: MailToken): string => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
