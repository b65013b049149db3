import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { spansIn } from './otlp.js';
import type { ReceivedSpan } from './otlp.js';

const LONGEST_WAIT_MS = 20_000;

/** A receiver of OTLP over HTTP, as a collector is one. */
export class Collector {
  readonly spans: ReceivedSpan[] = [];
  /** Every body, as it came. */
  readonly bodies: Buffer[] = [];
  /** Takes what comes and never answers. */
  isMute = false;
  private readonly server = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/x-protobuf')
        return response.writeHead(404).end();
      this.bodies.push(body);
      this.spans.push(...spansIn(body));
      if (!this.isMute) response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  of(traceId: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  /** A span that is like this, as soon as it has come. */
  async span(like: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(20)) {
      const found = this.spans.find(like);
      if (found) return found;
    }
    throw new Error(`No such span among ${this.spans.map(({ name }) => name).join(', ')}`);
  }
}
