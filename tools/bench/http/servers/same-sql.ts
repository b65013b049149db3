// The floor: Fastify and pg, bare, sending the very statements that the product sends, in the same round trips, as the
// same logins. What it costs is the price of the design's SQL; what the product costs more is the price of its code.
import fastify from 'fastify';
import { readOrganization } from './same-sql/organization.js';
import { pools } from './same-sql/pools.js';

const app = fastify({ trustProxy: (_address, hop) => hop < 1 });
const databases = pools(process.env);

app.get('/health/ready', () => ({ status: 'ready' }));
app.get('/v1/organizations/:organizationId', (request, reply) => readOrganization(databases, request, reply));

await app.listen({ host: process.env.HOST, port: Number(process.env.PORT) });
