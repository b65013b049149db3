import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Labels = z.record(z.string(), z.string());
const Payload = z.object({
  alerts: z.array(z.object({ status: z.enum(['firing', 'resolved']), labels: Labels, annotations: Labels })),
});

/** An alert as somebody was told of it. */
export interface Told {
  /** The address that it came to: an owner, and whether it is a page or a ticket. */
  readonly receiver: string;
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly resolved: boolean;
  readonly at: number;
}

/** Stands in for everybody's pager: takes what Alertmanager posts, and notes at whose address. */
export class Pager {
  readonly told: Told[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      this.#take(request.url?.slice(1) ?? '', Buffer.concat(chunks).toString());
      response.writeHead(200).end();
    });
  });

  /** @returns its origin */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** What fires and was told of from a moment on, each alert once. */
  since(moment: number): Told[] {
    const firing = this.told.filter(({ at, resolved }) => at >= moment && !resolved);
    return [...new Map(firing.toReversed().map((it) => [JSON.stringify([it.receiver, it.labels]), it])).values()];
  }

  #take(receiver: string, body: string): void {
    const at = performance.now();
    for (const { status, labels, annotations } of Payload.parse(JSON.parse(body)).alerts)
      this.told.push({
        receiver,
        alert: labels.alertname ?? '',
        labels,
        summary: annotations.summary ?? '',
        resolved: status === 'resolved',
        at,
      });
  }
}
