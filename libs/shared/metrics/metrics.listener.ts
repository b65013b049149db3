import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MetricsConfig } from './metrics.config.js';
import { Metrics } from './metrics.js';

/**
 * Serves `GET /metrics` on a port of its own, so that what is public and what is not are told apart by the network,
 * and a scrape passes no limiter. It is there until the process ends: the last scrape sees the shutdown.
 */
@Injectable()
export class MetricsListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('metrics');
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(
    private readonly metrics: Metrics,
    private readonly config: MetricsConfig,
  ) {}

  /** Where it listens; null when it does not. */
  get url(): string | null {
    const address = this.server.address() as AddressInfo | null;
    return (
      address &&
      `http://${this.config.host.includes(':') ? `[${this.config.host}]` : this.config.host}:${address.port}/metrics`
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.config;
    if (port === 'off') return;
    this.server.listen(port, host);
    await once(this.server, 'listening');
    this.logger.log({ event: 'metrics.listening', msg: `Metrics stand at ${this.url}` });
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    try {
      const text = await this.metrics.text();
      response.writeHead(200, { 'content-type': this.metrics.registry.contentType }).end(text);
    } catch (error) {
      this.logger.error({ event: 'metrics.unreadable', msg: 'The metrics could not be read', err: error });
      response.writeHead(500).end();
    }
  }
}
