import { listenEverywhere } from '../../../libs/shared/activity/index.js';

// Loaded behind tracing.ts: what is published forgets the trace that it is a part of.
listenEverywhere({
  began: (activity) => {
    if (activity.kind === 'publish') activity.traceparent = null;
  },
});
