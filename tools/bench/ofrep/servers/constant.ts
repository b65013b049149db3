// What a request costs at least: Fastify, bare, which reads the JSON that was sent and answers a constant. The constants are
// what the product answers, so both send as many bytes.
import fastify from 'fastify';
import type { FastifyReply } from 'fastify';

const { single = '', bulk = '' } = JSON.parse(process.env.BENCH_ANSWERS ?? '{}') as Record<string, string>;
const app = fastify();
const json = (reply: FastifyReply, text: string) => reply.header('content-type', 'application/json').send(text);

app.get('/health/ready', () => ({ status: 'ready' }));
app.post('/ofrep/v1/evaluate/flags/:flagKey', (_request, reply) => json(reply, single));
app.post('/ofrep/v1/evaluate/flags', (_request, reply) => json(reply, bulk));

await app.listen({ host: process.env.HOST, port: Number(process.env.PORT) });
