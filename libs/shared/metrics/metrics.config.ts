import { z } from 'zod';
import { defineConfig, setting, wholeNumber } from '../config/index.js';

/** Where Prometheus reads this process. */
export class MetricsConfig extends defineConfig('metrics', {
  port: setting('METRICS_PORT', z.union([z.literal('off'), wholeNumber(0, 65_535)]), {
    about: 'Port of the listener for Prometheus, apart from the API; 9464 by custom, 0 for a free one, off for none',
    default: 'off',
  }),
  host: setting('METRICS_HOST', z.string(), {
    about: 'Address of that listener: who reaches it may read the metrics, so keep it from the outside',
    default: '127.0.0.1',
  }),
}) {}
