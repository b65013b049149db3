import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { listenEverywhere } from '../activity/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { ToldExports } from './exports.js';
import { samplerOf } from './sampler.js';
import { TracingConfig } from './tracing.config.js';
import { Traces } from './traces.js';

/** What the spans of this process are of, such as `service.version`. */
export type Program = Readonly<Record<string, string>>;

/**
 * Traces every program that this process makes from here on.
 * @throws ConfigurationError
 */
export function startTraces(variables: EnvironmentVariables, program: Program): void {
  const config = TracingConfig.read(variables);
  if (config.isDisabled || config.exporter === 'none') return;
  const exporter = new ToldExports(new OTLPTraceExporter());
  const processor = new BatchSpanProcessor({
    exporter,
    maxQueueSize: config.queueSize,
    maxExportBatchSize: Math.min(config.batchSize, config.queueSize),
    scheduledDelayMillis: config.delayMs,
    exportTimeoutMillis: config.exportTimeoutMs,
  });
  const named = detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] });
  const resource = resourceFromAttributes(program).merge(named);
  const provider = new TracerProvider({ resource, sampler: samplerOf(config), spanProcessors: [processor] });
  const flush = async () => {
    await processor.forceFlush();
    await exporter.forceFlush();
  };
  listenEverywhere(new Traces(provider.getTracer('bulkhead', program['service.version']), flush));
}
