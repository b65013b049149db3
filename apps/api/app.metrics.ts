import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Metrics } from '../../libs/shared/metrics/index.js';
import { AppConfig } from './app.config.js';
import { version } from './published.js';

/** Which program this is: OpenTelemetry's resource in Prometheus form, joined to the other metrics by `instance`. */
@Injectable()
export class AppMetrics {
  constructor(metrics: Metrics, { role }: AppConfig) {
    const info = metrics.gauge({
      name: 'target_info',
      help: 'The program that these metrics are of',
      labels: ['service_name', 'service_version', 'service_instance_id', 'role'],
    });
    const program = { service_name: 'bulkhead', service_version: version(), service_instance_id: randomUUID() };
    info.of({ ...program, role }).set(1);
  }
}
