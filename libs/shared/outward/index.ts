export { OutwardModule } from './outward.module.js';
export { Outward } from './outward.js';
export type { Way } from './outward.js';
export { CallRefused } from './call-refused.js';
