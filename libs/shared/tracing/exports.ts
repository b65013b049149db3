import { Logger } from '@nestjs/common';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import { outsideOfActivities } from '../activity/index.js';

type Told = Parameters<SpanExporter['export']>[1];

/** Sends spans, and says once that they do not arrive, and once that they do again. */
export class ToldExports implements SpanExporter {
  private readonly logger = new Logger('tracing');
  private lost = false;

  constructor(private readonly exporter: SpanExporter) {}

  export(spans: ReadableSpan[], told: Told): void {
    this.exporter.export(spans, (result) => {
      // Whatever happened to end last began this: a line about all of them belongs to none.
      outsideOfActivities(() => (result.error ? this.failed(result.error) : this.arrived()));
      told(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private failed(error: Error): void {
    if (this.lost) return;
    this.lost = true;
    this.logger.warn({ event: 'tracing.collector_lost', err: error, msg: 'Spans do not arrive, and are dropped' });
  }

  private arrived(): void {
    if (!this.lost) return;
    this.lost = false;
    this.logger.log({ event: 'tracing.collector_back', msg: 'Spans arrive again' });
  }
}
