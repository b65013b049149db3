import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'among all headers': `import { Headers } from '@nestjs/common';
export class AllReader {
  read(@Headers() all: Record<string, string>) {
    return all['x-plan']; // ✗
  }
}`,
  'a header that another module reads': `import type { FastifyReply } from 'fastify';
export const put = (reply: FastifyReply) => reply.header('x-victimName-plan', 'pro'); // ✗`,
  'one that is nobody’s': `import { Headers } from '@nestjs/common';
export class Reader {
  read(@Headers('x-plan') plan: string) { // ✗
    return plan;
  }
}`,
  'one that is read of the request': `import type { FastifyRequest } from 'fastify';
export const plan = (request: FastifyRequest) => request.headers['x-plan']; // ✗`,
  'one that is computed': `import type { ServerResponse } from 'node:http';
export const put = (reply: ServerResponse, name: string) => reply.setHeader(name, '1'); // ✗`,
};

const legal: Snippets = {
  'what is standard, and what is own': `import { Headers } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
export class Reader {
  read(@Headers('host') host: string, @Headers('User-Agent') agent: string) {
    return [host, agent];
  }
  put = (reply: FastifyReply) => reply.header('x-ownName-plan', 'pro').header('etag', '1');
}`,
  'headers of what is asked of somebody else': `export const ask = () => fetch('https://api.example.com', { headers: { 'x-api-key': 'k' } });`,
  'standard ones, in any case': `import type { FastifyReply, FastifyRequest } from 'fastify';
const NAME = 'Retry-After';
export const put = (request: FastifyRequest, reply: FastifyReply) =>
  reply.header(NAME, '1').header('Cache-Control', request.headers['if-none-match'] ?? 'no-store');`,
  'headers of an answer of somebody else, and of a mail': `export const all = (answer: Response, mail: { headers: Record<string, string>; setHeader(name: string): void }) => [
  answer.headers.get('x-plan'),
  mail.headers['x-plan'],
  mail.setHeader('x-plan'),
];`,
  'an own header, put together of constants': `import type { ServerResponse } from 'node:http';
const prefix = 'x-ownName';
export const put = (reply: ServerResponse) => reply.setHeader(prefix + '-plan', 'pro');`,
};

export const headerNamesMutants: Corpus = {
  rule: 'names/header',
  bad: (scene) => injections(scene, 'header', bad),
  legal: (scene) => injections(scene, 'header-legal', legal),
};
