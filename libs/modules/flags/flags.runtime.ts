import { provideConfig } from '../../shared/config/index.js';
import { MetricsApps } from './metrics/metrics.apps.js';
import { ExpiredMetrics } from './metrics/metrics.expired.js';
import { MetricsRepository } from './metrics/metrics.repository.js';
import { MetricsService } from './metrics/metrics.service.js';
import { OfrepController } from './ofrep/ofrep.controller.js';
import { OfrepService } from './ofrep/ofrep.service.js';
import { SnapshotsOfCallers } from './snapshots/snapshots.callers.js';
import { SnapshotsConfig } from './snapshots/snapshots.config.js';
import { SnapshotsFreshness } from './snapshots/snapshots.freshness.js';
import { SnapshotsLoader } from './snapshots/snapshots.loader.js';
import { SnapshotsMetrics } from './snapshots/snapshots.metrics.js';
import { SnapshotsPolling } from './snapshots/snapshots.polling.js';
import { SnapshotsRepository } from './snapshots/snapshots.repository.js';
import { Snapshots } from './snapshots/snapshots.service.js';
import { SnapshotsStore } from './snapshots/snapshots.store.js';
import { UnleashClientController } from './unleash/unleash-client.controller.js';
import { UnleashClientService } from './unleash/unleash-client.service.js';
import { UnleashFrontendController } from './unleash/unleash-frontend.controller.js';
import { UnleashFrontendService } from './unleash/unleash-frontend.service.js';

/** What answers SDKs while the product runs, from memory; what manages flags stands beside it, and knows none of this. */
export const runtimeControllers = [OfrepController, UnleashClientController, UnleashFrontendController];

const snapshots = [
  provideConfig(SnapshotsConfig),
  SnapshotsRepository,
  SnapshotsStore,
  SnapshotsLoader,
  SnapshotsFreshness,
  SnapshotsMetrics,
  Snapshots,
  SnapshotsOfCallers,
  SnapshotsPolling,
];
const protocols = [OfrepService, UnleashClientService, UnleashFrontendService];
const metrics = [MetricsRepository, MetricsApps, MetricsService, ExpiredMetrics];

export const runtimeProviders = [...snapshots, ...protocols, ...metrics];
