import { SpanKind } from '@opentelemetry/api';
import type { Activity, ActivityKind, Attributes } from '../activity/index.js';

/** How OpenTelemetry shows an activity. */
interface SpanDescription {
  readonly kind: SpanKind;
  readonly name: (activity: Activity) => string;
  /** Beside those that the activity bears itself. */
  readonly attributes: (activity: Activity) => Attributes;
}

const none = () => ({});
const database = ({ module }: Activity) => ({ 'db.system.name': 'postgresql', 'db.namespace': module });
const messaging = (name: string, type: string) => ({
  'messaging.system': 'bulkhead',
  'messaging.operation.name': name,
  'messaging.operation.type': type,
});

/**
 * Names and attributes of OpenTelemetry's semantic conventions for HTTP, database and messaging spans
 * (https://opentelemetry.io/docs/specs/semconv/): the same set for the same thing, whatever was asked.
 */
export const descriptions: Readonly<Record<ActivityKind, SpanDescription>> = {
  request: {
    kind: SpanKind.SERVER,
    name: ({ attributes }) => `${attributes['http.request.method']} ${attributes['http.route'] || ''}`.trim(),
    attributes: none,
  },
  facade: { kind: SpanKind.INTERNAL, name: ({ name }) => name, attributes: none },
  port: { kind: SpanKind.INTERNAL, name: ({ name }) => name, attributes: none },
  transaction: { kind: SpanKind.CLIENT, name: ({ module }) => `TRANSACTION ${module}`, attributes: database },
  lookup: {
    kind: SpanKind.CLIENT,
    name: ({ module }) => `QUERY ${module}`,
    attributes: (activity) => ({ ...database(activity), 'bulkhead.purpose': activity.name }),
  },
  publish: {
    kind: SpanKind.PRODUCER,
    name: ({ name }) => `publish ${name}`,
    attributes: ({ name }) => ({ ...messaging('publish', 'send'), 'messaging.destination.name': name }),
  },
  // A whole batch, of many traces: it is linked to each.
  carry: {
    kind: SpanKind.CLIENT,
    name: ({ name }) => `carry ${name}`,
    attributes: ({ name }) => ({ ...messaging('carry', 'receive'), 'messaging.destination.name': name }),
  },
  handler: {
    kind: SpanKind.CONSUMER,
    name: ({ attributes }) => `process ${attributes['messaging.destination.name']}`,
    attributes: ({ name }) => ({ ...messaging('process', 'process'), 'messaging.consumer.group.name': name }),
  },
  mail: { kind: SpanKind.CLIENT, name: () => 'send mail', attributes: none },
};
