export { ActivityModule } from './activity.module.js';
export { Activities, listenEverywhere } from './activities.js';
export { asPart, currentActivity, outsideOfActivities } from './activity.js';
export type { Activity, ActivityKind, ActivityListener, ActivityOptions, Attributes } from './activity.js';
export { spanIdOf, traceIdOf, traceparentForm } from './traceparent.js';
