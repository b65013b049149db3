export { startTraces } from './start-traces.js';
export type { Program } from './start-traces.js';
