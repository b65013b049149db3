import { z } from 'zod';
import { defineEvent } from '../../shared/events/index.js';

/** Somebody proved their mailbox and chose a password: from now on the user exists. */
export class UserRegistered extends defineEvent({
  type: 'identity.user.registered',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid() }),
}) {}

/** By a reset, which ended all their sessions, or by themselves; never by hashing the same password anew. */
export class UserPasswordChanged extends defineEvent({
  type: 'identity.user.password_changed',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid() }),
}) {}

const session = z.strictObject({ userId: z.uuid(), sessionId: z.uuid() });

export class UserSignedIn extends defineEvent({
  type: 'identity.user.signed_in',
  version: 1,
  aggregate: 'userId',
  data: session,
}) {}

/** Wrong passwords were tried for this person: one event a minute at most, with how many there were. */
export class UserSignInFailed extends defineEvent({
  type: 'identity.user.sign_in_failed',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid(), count: z.int().min(1) }),
}) {}

export class UserSignedOut extends defineEvent({
  type: 'identity.user.signed_out',
  version: 1,
  aggregate: 'userId',
  data: session,
}) {}

/** A session was ended otherwise than by signing out of it. */
export class SessionRevoked extends defineEvent({
  type: 'identity.session.revoked',
  version: 1,
  aggregate: 'sessionId',
  data: session,
}) {}

/** Whoever mails it asks `IdentityFacade.openMailToken` for address, token and code. */
export class OneTimeTokenIssued extends defineEvent({
  type: 'identity.one_time_token.issued',
  version: 1,
  aggregate: 'tokenId',
  data: z.strictObject({ tokenId: z.uuid(), purpose: z.enum(['verify', 'already_registered', 'reset']) }),
}) {}
