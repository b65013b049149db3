import { z } from 'zod';
import { defineConfig, flag, setting, wholeNumber } from '../config/index.js';

const ratio = z
  .string()
  .regex(/^(0|1|0?\.\d+|1\.0+|0\.0*)$/, 'is not a number from 0 to 1')
  .transform(Number);

/**
 * What OpenTelemetry's specification leaves to whoever makes the spans
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). Where they go, `OTEL_EXPORTER_OTLP_*`,
 * and what the resource is called are read by OpenTelemetry's own packages.
 */
export class TracingConfig extends defineConfig('tracing', {
  isDisabled: setting('OTEL_SDK_DISABLED', flag(), {
    about: 'true makes no spans, whatever else is set',
    default: 'false',
  }),
  exporter: setting('OTEL_TRACES_EXPORTER', z.enum(['otlp', 'none']), {
    about: 'Where spans go: otlp to the collector of OTEL_EXPORTER_OTLP_ENDPOINT, none nowhere',
    default: 'otlp',
  }),
  protocol: setting('OTEL_EXPORTER_OTLP_PROTOCOL', z.literal('http/protobuf'), {
    about: 'How spans are sent: http/protobuf is the only way that is built in',
    default: 'http/protobuf',
  }),
  sampler: setting(
    'OTEL_TRACES_SAMPLER',
    z.enum([
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ]),
    {
      about:
        'Which traces are kept: always_on, always_off or traceidratio; with parentbased_ before it, as the caller says',
      default: 'parentbased_always_on',
    },
  ),
  ratio: setting('OTEL_TRACES_SAMPLER_ARG', ratio, {
    about: 'With traceidratio: the part of the traces that is kept, from 0 to 1',
    default: '1',
  }),
  queueSize: setting('OTEL_BSP_MAX_QUEUE_SIZE', wholeNumber(1, 1_000_000), {
    about: 'Spans that wait to be sent at most; what comes beyond is dropped',
    default: '2048',
  }),
  batchSize: setting('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', wholeNumber(1, 1_000_000), {
    about: 'Spans that are sent at once',
    default: '512',
  }),
  delayMs: setting('OTEL_BSP_SCHEDULE_DELAY', wholeNumber(1, 3_600_000), {
    about: 'Milliseconds that a span waits for others to be sent with',
    default: '5000',
  }),
  exportTimeoutMs: setting('OTEL_BSP_EXPORT_TIMEOUT', wholeNumber(1, 3_600_000), {
    about: 'Milliseconds after which sending is given up',
    default: '30000',
  }),
}) {}
