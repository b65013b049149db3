import { hash, randomUUIDv7 } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { giveBackStatement } from '../../../../../libs/shared/limits/counter-statements.js';
import { isPasswordOf, newToken } from '../passwords.js';
import { countRequest, keyOf, Refused, take } from './access.js';
import type { Claim } from './access.js';
import { publish } from './outbox.js';
import { transaction } from './pools.js';
import type { Pools } from './pools.js';
import { user } from './selected.js';
import type { Selected } from './selected.js';

export interface SignIn {
  Body: { email: string; password: string };
}
type Request = FastifyRequest<SignIn>;

const QUARTER_HOUR = 900;
const HOUR = 3600;
const DAY_MS = 24 * HOUR * 1000;

export async function signIn(pools: Pools, request: Request): Promise<object> {
  const email = request.body.email.toLowerCase();
  await countRequest(pools, request.ip);
  const claims: Claim[] = [
    ['sign_in_of_account_from_address', `${email}\n${request.ip}`, 5, QUARTER_HOUR, 30],
    ['sign_in_from_address', request.ip, 50, QUARTER_HOUR],
    ['sign_in_of_account', email, 30, HOUR],
  ];
  await take(pools, claims);
  const { rows } = await transaction(pools.identity, '', (client) =>
    client.query<Selected>(`${user} WHERE (("User"."email_key" = $1)) LIMIT 1`, [email]),
  );
  const row = rows[0];
  const right =
    row?.User_status === 'active' && (await isPasswordOf(String(row.User_password_hash), request.body.password));
  if (!row || !right) throw new Refused(401);
  const keys = claims.map(([name, key]) => keyOf(name, key));
  await pools.limits.query(giveBackStatement, [keys, [true, false, false]]);
  return open(pools, request, row);
}

async function open({ identity }: Pools, request: Request, row: Selected): Promise<object> {
  const [userId, now, token] = [String(row.User_id), new Date(), newToken()];
  const session = sessionOf(request, now);
  await transaction(identity, `set local app.user_id = '${userId}'`, async (client) => {
    const held = await client.query(
      `SELECT "User"."id" AS "User_id" FROM "identity"."users" "User"
       WHERE (("User"."id" = $1) AND ("User"."password_set_at" = $2) AND ("User"."status" = $3)) LIMIT 1 FOR SHARE`,
      [userId, row.User_password_set_at, 'active'],
    );
    if (held.rows.length === 0) throw new Refused(401);
    const times = [now, now, new Date(now.getTime() + 7 * DAY_MS), new Date(session.expiresAt)];
    const digest = hash('sha256', token, 'buffer');
    await client.query(insertSession, [
      ...[session.id, userId, digest, 1, ['password'], ...times],
      ...[session.ip, session.userAgent, null, now],
    ]);
    await publish(client, { request, schema: 'identity', userId, organizationId: null }, [
      ['identity.user.signed_in', userId, { userId, sessionId: session.id }],
    ]);
  });
  const { User_email: email, User_name: name, User_locale: locale } = row;
  const createdAt = (row.User_created_at as Date).toISOString();
  return { outcome: 'signed_in', user: { id: userId, email, name, locale, createdAt }, session, token };
}

const sessionOf = (request: Request, now: Date) => ({
  id: randomUUIDv7(),
  current: true,
  methods: ['password'],
  authenticatedAt: now.toISOString(),
  lastSeenAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + 30 * DAY_MS).toISOString(),
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
});

const insertSession = `INSERT INTO "identity"."sessions"("id", "user_id", "token_hash", "assurance", "methods",
  "authenticated_at", "last_seen_at", "idle_expires_at", "expires_at", "ip", "user_agent", "revoked_at", "created_at")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
