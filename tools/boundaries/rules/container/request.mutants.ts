import type { Corpus } from '../../prove/corpus.ts';
import { injections } from './snippets.ts';
import type { Snippets } from './snippets.ts';

const bad: Snippets = {
  'of a request that is injected': `import { Inject } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
export class Injected {
  constructor(@Inject(REQUEST) private readonly request: { tenantPlan?: string }) {}
  plan() {
    return this.request.tenantPlan; // ✗
  }
}`,
  'by its place among the arguments': `import type { ExecutionContext } from '@nestjs/common';
export function plan(context: ExecutionContext) {
  const [request] = context.getArgs();
  return (request as Record<string, unknown>)['tenantPlan']; // ✗
}`,
  'a property of a user': `import type { FastifyRequest } from 'fastify';
export function put(request: FastifyRequest) {
  (request as FastifyRequest & { user: { plan: string } }).user.plan = 'pro'; // ✗
}`,
  'what another put there': `import type { ExecutionContext } from '@nestjs/common';
export const plan = (context: ExecutionContext) =>
  context.switchToHttp().getRequest<{ plan: string }>().plan; // ✗`,
  'a parameter without a type': `import { Req } from '@nestjs/common';
export class Smuggler {
  read(@Req() request: any) {
    return request.tenant; // ✗
  }
}`,
  'by a symbol, and all at once': `import type { IncomingMessage } from 'node:http';
const PLAN = Symbol('plan');
export function put(request: IncomingMessage) {
  Object.assign(request, { [PLAN]: 'pro' }); // ✗
  return (request as unknown as Record<symbol, string>)[PLAN]; // ✗
}`,
  'by taking it apart': `import type { FastifyRequest } from 'fastify';
export function read(request: FastifyRequest) {
  const { tenant } = request as FastifyRequest & { tenant: string }; // ✗
  return tenant;
}`,
};

const legal: Snippets = {
  'a body that is typed': `import { Body } from '@nestjs/common';
export class Typed {
  take(@Body() body: { plan: string }) {
    body.plan = body.plan.trim();
    return body.plan;
  }
}`,
  'an answer of somebody else': `export async function ask() {
  const response = await fetch('https://api.example.com/prices');
  const answer = (await response.json()) as { plan: string };
  return [response.status, answer.plan];
}`,
  'headers by a guard, and the handler that it guards': `import type { ExecutionContext } from '@nestjs/common';
export function agent(context: ExecutionContext) {
  const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; ip: string }>();
  return [request.headers['user-agent'], request.ip, context.getHandler().name];
}`,
  'what HTTP itself knows': `import { Req } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
export class Plain {
  read(@Req() request: any) {
    return request.headers.host;
  }
  all = (request: FastifyRequest, reply: FastifyReply) => [request.url, request.routeOptions.url, reply.sent, request.ip];
}`,
  'an own thing that is called a request': `interface FastRequest {
  plan?: string;
}
export function put(request: FastRequest) {
  request.plan = 'pro';
  return request.plan;
}`,
  'a request that is made for somebody else': `export function asked(plan: string) {
  const request = Object.assign(new Request('https://api.example.com/v1/plans', { method: 'POST', body: plan }), { plan });
  return [request.method, request.url, request.plan];
}`,
  'a message that carries one, and its own fields': `interface Message {
  readonly request: { readonly tenant: string; plan?: string };
}
export function read(message: Message) {
  message.request.plan = 'pro';
  const { tenant } = message.request;
  return tenant;
}`,
};

export const requestMutants: Corpus = {
  rule: 'container/request',
  bad: (scene) => injections(scene, 'request', bad),
  legal: (scene) => injections(scene, 'request-legal', legal),
};
