export { Metrics } from './metrics.js';
export { MetricsListenerModule, MetricsModule } from './metrics.module.js';
export { MetricsListener } from './metrics.listener.js';
export { MOST_SERIES } from './series.js';
export type { Labels } from './series.js';
