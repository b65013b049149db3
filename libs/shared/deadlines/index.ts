export { currentDeadline, OpenDeadline, outsideOfDeadlines, withDeadline } from './deadline.js';
export type { Deadline } from './deadline.js';
