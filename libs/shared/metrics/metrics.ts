import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Series } from './series.js';
import type { Labels } from './series.js';

interface Description<Label extends string> {
  /** As OpenTelemetry's semantic conventions name it, in Prometheus form: unit last, `_total` after counters. */
  readonly name: string;
  readonly help: string;
  /** Names of the program's own: never a tenant, a person, an address or anything that a client made up. */
  readonly labels: readonly Label[];
}

/** The buckets that OpenTelemetry advises for durations, in seconds. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Where a program's metrics are declared, each once, and read together. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly dropped = new Counter({
    name: 'bulkhead_metric_series_dropped_total',
    help: 'Values that were summed up under _overflow, since their metric has as many series as it may have',
    labelNames: ['metric'],
    registers: [this.registry],
  });

  /** Counts what happens: `inc()`, or `inc(n)`. */
  counter<Label extends string>({ name, help, labels }: Description<Label>): Series<Label, Counter.Internal> {
    const counter = new Counter({ name, help, labelNames: [...labels], registers: [this.registry] });
    return this.series(name, labels, (values) => counter.labels(values));
  }

  /** How long things took: `observe(seconds)`. */
  histogram<Label extends string>(
    { name, help, labels }: Description<Label>,
    buckets: readonly number[] = durations,
  ): Series<Label, Histogram.Internal<Label>> {
    const options = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] };
    const histogram = new Histogram<Label>(options);
    return this.series(name, labels, (values) => histogram.labels(values));
  }

  /**
   * What is so now: `set(n)`, `inc()`, `dec()`.
   * @param look sets the values whenever the metrics are read
   */
  gauge<Label extends string>(
    { name, help, labels }: Description<Label>,
    look?: (series: Series<Label, Gauge.Internal<Label>>) => void,
  ): Series<Label, Gauge.Internal<Label>> {
    const collect = look && { collect: (): void => look(series) };
    const gauge = new Gauge<Label>({ name, help, labelNames: [...labels], registers: [this.registry], ...collect });
    const series: Series<Label, Gauge.Internal<Label>> = this.series(name, labels, (it) => gauge.labels(it));
    return series;
  }

  /** All of them, in Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private series<Label extends string, Instrument>(
    metric: string,
    labels: readonly Label[],
    make: (values: Labels<Label>) => Instrument,
  ): Series<Label, Instrument> {
    return new Series({ labels, make, onOverflow: () => this.dropped.inc({ metric }) });
  }
}
