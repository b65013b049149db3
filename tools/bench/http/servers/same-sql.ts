// The floor: Fastify and pg, bare, sending the very statements that the product sends, in the same round trips, as the
// same logins. What it costs is the price of the design's SQL; what the product costs more is the price of its code.
import fastify from 'fastify';
import { createOrganization, listMembers, readOrganization } from './same-sql/organizations.js';
import { pools } from './same-sql/pools.js';
import type { Asked } from './same-sql/organizations.js';
import { signIn } from './same-sql/sign-in.js';
import type { SignIn } from './same-sql/sign-in.js';

const app = fastify({ trustProxy: (_address, hop) => hop < 1 });
const databases = pools(process.env);

app.get('/health/ready', () => ({ status: 'ready' }));
app.post<SignIn>('/v1/auth/sign-in', (request) => signIn(databases, request));
app.post<Asked>('/v1/organizations', (request, reply) => createOrganization(databases, request, reply));
app.get<Asked>('/v1/organizations/:organizationId', (request, reply) => readOrganization(databases, request, reply));
app.get<Asked>('/v1/organizations/:organizationId/members', (request) => listMembers(databases, request));

await app.listen({ host: process.env.HOST, port: Number(process.env.PORT) });
