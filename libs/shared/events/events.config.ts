import { defineConfig, flag, setting } from '../config/index.js';

/** How processes hear of each other's events. */
export class EventsConfig extends defineConfig('kernel', {
  notify: setting('EVENTS_NOTIFY', flag(), {
    about:
      'Whether processes wake each other by NOTIFY as soon as an event is there; without, they look once a second. Behind a pooler it needs DATABASE_DIRECT_URL',
    default: 'true',
  }),
}) {}
