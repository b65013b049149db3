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

export class ApiKeyCreated extends defineEvent({
  type: 'identity.api_key.created',
  version: 1,
  aggregate: 'keyId',
  data: z.strictObject({ keyId: z.uuid(), kind: z.enum(['secret', 'publishable']), responsibleUserId: z.uuid() }),
  public: true,
}) {}

/** `changed` names the members that were given anew; with another responsible member a suspended key wakes. */
export class ApiKeyUpdated extends defineEvent({
  type: 'identity.api_key.updated',
  version: 1,
  aggregate: 'keyId',
  data: z.strictObject({
    keyId: z.uuid(),
    changed: z.array(z.enum(['name', 'scopes', 'restrictions', 'responsibleUserId', 'expiresAt'])).max(5),
  }),
  public: true,
}) {}

/** It has another secret; the one before goes on working for so many hours. */
export class ApiKeyRotated extends defineEvent({
  type: 'identity.api_key.rotated',
  version: 1,
  aggregate: 'keyId',
  data: z.strictObject({ keyId: z.uuid(), overlapHours: z.int().min(0).max(24) }),
  public: true,
}) {}

/** Who answered for it is no member any more: it works again once another one does. */
export class ApiKeySuspended extends defineEvent({
  type: 'identity.api_key.suspended',
  version: 1,
  aggregate: 'keyId',
  data: z.strictObject({ keyId: z.uuid(), responsibleUserId: z.uuid() }),
  public: true,
}) {}

/** For good. */
export class ApiKeyRevoked extends defineEvent({
  type: 'identity.api_key.revoked',
  version: 1,
  aggregate: 'keyId',
  data: z.strictObject({ keyId: z.uuid() }),
  public: true,
}) {}
