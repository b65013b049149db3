export { Port } from './port.js';
export { compose } from './compose.js';
export type { Composable } from './compose.js';
