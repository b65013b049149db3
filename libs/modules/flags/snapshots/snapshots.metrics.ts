import { Injectable } from '@nestjs/common';
import { Metrics } from '../../../shared/metrics/index.js';
import { SnapshotsFreshness } from './snapshots.freshness.js';
import { SnapshotsStore } from './snapshots.store.js';

/** What flags in memory come to. */
@Injectable()
export class SnapshotsMetrics {
  readonly loaded: () => void;
  readonly failed: () => void;

  constructor(metrics: Metrics, store: SnapshotsStore, freshness: SnapshotsFreshness) {
    const held = { name: 'bulkhead_flag_snapshots', help: 'Environments whose flags are in memory', labels: [] };
    metrics.gauge(held, (series) => series.of({}).set(store.all().length));
    const bytes = { name: 'bulkhead_flag_snapshot_bytes', help: 'Memory that they take, about', labels: [] };
    metrics.gauge(bytes, (series) => series.of({}).set(store.bytes));
    const age = {
      name: 'bulkhead_flag_snapshot_age_seconds',
      help: 'Time since all of them were known to be what the database holds: half a second where all is well',
      labels: [],
    };
    metrics.gauge(age, (series) => series.of({}).set(freshness.ageSeconds));
    const loads = metrics.counter({
      name: 'bulkhead_flag_snapshot_reloads_total',
      help: 'Environments whose flags were read, for the first time or since they have changed',
      labels: ['outcome'],
    });
    // From the start, so that the first failure is seen as a rise.
    for (const outcome of ['loaded', 'failed']) loads.of({ outcome }).inc(0);
    this.loaded = () => loads.of({ outcome: 'loaded' }).inc();
    this.failed = () => loads.of({ outcome: 'failed' }).inc();
  }
}
