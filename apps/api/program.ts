import { randomUUID } from 'node:crypto';
import { version } from './published.js';

const instanceId = randomUUID();

/** Which program this process is, for metrics and traces alike: attributes of OpenTelemetry's `service` resource. */
export const program = () => ({
  'service.name': 'bulkhead',
  'service.version': version(),
  'service.instance.id': instanceId,
});
