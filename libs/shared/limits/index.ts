export { LimitsModule } from './limits.module.js';
export { Limits } from './limits.js';
export { LimitsConfig } from './limits.config.js';
export { claim } from './claims.js';
export type { Claim, Quota, Rule, Verdict } from './claims.js';
export { rateLimited } from './limits.errors.js';
export { networkOf } from './network.js';
export { Counters } from './counters.js';
export { MemoryCounters } from './memory-counters.js';
