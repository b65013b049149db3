import { z } from 'zod';
import { id, listOf, timestamp } from '../../../shared/http/index.js';
import { MeView } from '../users/users.dto.js';

const LONGEST_METHOD = 16;
const MOST_METHODS = 5;
const LONGEST_IP = 64;
const LONGEST_USER_AGENT = 500;
const LONGEST_TOKEN = 64;

/** `token`: the answer holds it, for `Authorization: Bearer`. `cookie`: a cookie holds it, and no script sees it. */
export const delivery = () => z.enum(['token', 'cookie']).default('token');
export type Delivery = 'token' | 'cookie';

export const SessionView = z
  .object({
    id: id(),
    current: z.boolean(),
    methods: z.array(z.string().max(LONGEST_METHOD)).max(MOST_METHODS),
    authenticatedAt: timestamp(),
    lastSeenAt: timestamp(),
    expiresAt: timestamp(),
    ip: z.string().max(LONGEST_IP).nullable(),
    userAgent: z.string().max(LONGEST_USER_AGENT).nullable(),
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof SessionView>;

export const SessionList = listOf(SessionView, 'SessionList');
export type SessionList = z.output<typeof SessionList>;

/** `token` is null when a cookie carries it. */
export const SignedInView = z
  .object({
    outcome: z.literal('signed_in'),
    user: MeView,
    session: SessionView,
    token: z.string().max(LONGEST_TOKEN).nullable(),
  })
  .meta({ id: 'SignedIn' });
export type SignedInView = z.output<typeof SignedInView>;
