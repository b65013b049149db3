import { hash, randomUUIDv7 } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { isPasswordOf, newToken } from '../passwords.js';
import * as sql from './statements.js';

export interface Asked {
  Params: { organizationId: string };
  Querystring: { limit?: string };
  Body: { name: string; slug: string; email: string; password: string };
}
type Request = FastifyRequest<Asked>;
type Row = Record<string, unknown>;

const DAY_MS = 24 * 3600 * 1000;
const refused = (statusCode: number) => Object.assign(new Error(`refused with ${statusCode}`), { statusCode });

/** @returns whose session it is */
async function authenticate(pool: Pool, request: Request): Promise<string> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const { rows } = await pool.query<{ userId: string }>(sql.session, [hash('sha256', token, 'buffer')]);
  if (!rows[0]) throw refused(401);
  return rows[0].userId;
}

export async function readOrganization(pool: Pool, request: Request): Promise<object> {
  const userId = await authenticate(pool, request);
  const { rows } = await pool.query<Row>(sql.organization, [request.params.organizationId, userId]);
  if (!rows[0]) throw refused(404);
  return rows[0];
}

export async function listMembers(pool: Pool, request: Request): Promise<object> {
  const userId = await authenticate(pool, request);
  const limit = Number(request.query.limit ?? 50);
  const { rows } = await pool.query<Row>(sql.members, [request.params.organizationId, userId, limit + 1]);
  if (rows.length === 0) throw refused(404);
  const items = rows.slice(0, limit);
  const next = Buffer.from(String(items.at(-1)?.userId)).toString('base64url');
  return { items, nextCursor: rows.length > limit ? next : null };
}

export async function createOrganization(pool: Pool, request: Request, reply: FastifyReply): Promise<object> {
  const userId = await authenticate(pool, request);
  const { name, slug } = request.body;
  const [id, requestId] = [randomUUIDv7(), randomUUIDv7()];
  const { rows } = await pool.query<{ createdAt: Date }>(sql.create, [
    id,
    name,
    slug,
    userId,
    requestId,
    randomUUIDv7(),
  ]);
  if (!rows[0]) throw refused(409);
  void reply.code(201);
  return { id, name, slug, status: 'active', createdAt: rows[0].createdAt, version: 1 };
}

export async function signIn(pool: Pool, request: Request): Promise<object> {
  const { email, password } = request.body;
  const { rows } = await pool.query<Row>(sql.user, [email.toLowerCase()]);
  const { hash: stored, ...user } = rows[0] ?? {};
  if (typeof stored !== 'string' || !(await isPasswordOf(stored, password))) throw refused(401);
  const [token, now] = [newToken(), new Date()];
  const expiresAt = new Date(now.getTime() + 30 * DAY_MS);
  const session = {
    id: randomUUIDv7(),
    current: true,
    methods: ['password'],
    authenticatedAt: now,
    lastSeenAt: now,
    expiresAt,
  };
  const client = { ip: request.ip, userAgent: request.headers['user-agent'] ?? null };
  const idle = new Date(now.getTime() + 7 * DAY_MS);
  const digest = hash('sha256', token, 'buffer');
  await pool.query(sql.insertSession, [session.id, user.id, digest, now, idle, expiresAt, client.ip, client.userAgent]);
  return { outcome: 'signed_in', user, session: { ...session, ...client }, token };
}
