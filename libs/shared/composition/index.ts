export { Port } from './port.js';
export { compose } from './compose.js';
export type { Composable } from './compose.js';
export { CompositionMetricsModule } from './composition.metrics.js';
export { Facade } from './facade.js';
export { moduleNameOf } from './module-name.js';
