import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { kernelErrors } from '../../errors/index.js';
import { HttpConfig } from '../http.config.js';
import { replyWithProblem } from '../problems/problem.reply.js';

const IDLE_CHECK_MS = 100;
/** How long requests that are under way may still run after the listener closed. */
const FINISH_MS = 8_000;
/** Before the end of the drain time clients have let go of a connection that they do not use. */
const AHEAD_MS = 1_000;
/** Clients subtract a second or two from what they are told, and keep nothing when nothing is left. */
const SHORTEST_TOLD_MS = 2_000;

/**
 * Leaves service without failing a request: `started` turns readiness off, answers say `Connection: close`, and
 * requests are served on for DRAIN_MS. Nest closes the listener as soon as the `beforeApplicationShutdown` hooks are
 * through, so the waiting happens inside of one.
 */
@Injectable()
export class Draining implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  #started = false;
  readonly #open = new Map<FastifyRequest, FastifyReply>();
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: HttpConfig,
  ) {}

  get started(): boolean {
    return this.#started;
  }

  onModuleInit(): void {
    this.tellIdleTime();
    this.fastify?.addHook('onRequest', async (request, reply) => {
      this.#open.set(request, reply);
    });
    this.fastify?.addHook('onSend', async (_request, reply) => {
      if (this.#started) reply.header('connection', 'close');
    });
    this.fastify?.addHook('onResponse', async (request) => {
      this.#open.delete(request);
    });
    this.fastify?.addHook('onRequestAbort', async (request) => {
      this.#open.delete(request);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#started = true;
    const server = this.fastify?.server;
    if (!server?.listening) return;
    await new Promise((resolve) => setTimeout(resolve, this.config.drainMs));
    this.#timers.push(
      setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS).unref(),
      setTimeout(() => this.giveUp(), FINISH_MS).unref(),
    );
  }

  onApplicationShutdown(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /**
   * `Keep-Alive: timeout` tells clients how long they may count on an idle connection. Who counts on more than the drain time
   * could send a request just as the connection closes under it. Connections are kept for KEEP_ALIVE_MS all the same: balancers
   * that look at no such header want that.
   */
  private tellIdleTime(): void {
    const { keepAliveMs, drainMs } = this.config;
    const told = Math.min(keepAliveMs, drainMs - AHEAD_MS);
    const server = this.fastify?.server;
    if (!server || told < SHORTEST_TOLD_MS) return;
    server.keepAliveTimeoutBuffer += server.keepAliveTimeout - told;
    server.keepAliveTimeout = told;
  }

  /** Requests that outlast the shutdown are answered 503: their client may go to another process. */
  private giveUp(): void {
    for (const reply of this.#open.values()) replyWithProblem(reply, kernelErrors.unavailable());
    this.#timers.push(setTimeout(() => this.fastify?.server.closeAllConnections(), IDLE_CHECK_MS).unref());
  }

  /** Absent in a program without a server, such as a worker or a script. */
  private get fastify(): FastifyInstance | undefined {
    return this.host.httpAdapter?.getInstance<FastifyInstance>();
  }
}
