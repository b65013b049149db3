import { enableCompileCache } from 'node:module';
import { refuseOldNode } from './runtime.js';

// Switches traces on: node --import ./dist/apps/api/tracing.js dist/apps/api/main.js. See docs/operations/traces.md.
refuseOldNode();
enableCompileCache();
const { explainFailure } = await import('./failures.js');
const { program } = await import('./program.js');
const { startTraces } = await import('../../libs/shared/tracing/index.js');
try {
  startTraces(process.env, { ...program(), 'bulkhead.role': process.env.ROLE || 'all' });
} catch (error) {
  explainFailure(error);
  process.exit(1);
}
