// What the questions cost at least: Fastify and pg, bare; one look-up of the session, then one statement that answers.
// One login that no wall binds, no limits, no transactions but those that a single statement is.
import fastify from 'fastify';
import pg from 'pg';
import { createOrganization, listMembers, readOrganization, signIn } from './least-sql/answers.js';
import type { Asked } from './least-sql/answers.js';

const app = fastify({ trustProxy: (_address, hop) => hop < 1 });
const pool = new pg.Pool({ connectionString: process.env.BENCH_ADMIN_URL, max: 10, keepAlive: true });

app.get('/health/ready', () => ({ status: 'ready' }));
app.post<Asked>('/v1/auth/sign-in', (request) => signIn(pool, request));
app.post<Asked>('/v1/organizations', (request, reply) => createOrganization(pool, request, reply));
app.get<Asked>('/v1/organizations/:organizationId', (request) => readOrganization(pool, request));
app.get<Asked>('/v1/organizations/:organizationId/members', (request) => listMembers(pool, request));

await app.listen({ host: process.env.HOST, port: Number(process.env.PORT) });
