import { Injectable } from '@nestjs/common';
import { Metrics } from '../../libs/shared/metrics/index.js';
import { AppConfig } from './app.config.js';
import { program } from './program.js';

/** Which program this is: OpenTelemetry's resource in Prometheus form, joined to the other metrics by `instance`. */
@Injectable()
export class AppMetrics {
  constructor(metrics: Metrics, { role }: AppConfig) {
    const info = metrics.gauge({
      name: 'target_info',
      help: 'The program that these metrics are of',
      labels: ['service_name', 'service_version', 'service_instance_id', 'role'],
    });
    const {
      'service.name': service_name,
      'service.version': service_version,
      'service.instance.id': service_instance_id,
    } = program();
    info.of({ service_name, service_version, service_instance_id, role }).set(1);
  }
}
