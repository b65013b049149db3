import { setting, wholeNumber } from '../../config/index.js';

const MOST = 100_000;

/** Nobody must set these: the limit between floor and ceiling is found while the process runs. */
export const overloadSettings = {
  overloadFloor: setting('OVERLOAD_CONCURRENCY_MIN', wholeNumber(1, MOST), {
    about: 'Requests that may be under way at once however slow they are; more wait, or are refused with 503',
    default: '8',
    developmentDefault: '256',
  }),
  overloadCeiling: setting('OVERLOAD_CONCURRENCY_MAX', wholeNumber(1, MOST), {
    about: 'Requests that may be under way at once however fast they are; no less than OVERLOAD_CONCURRENCY_MIN holds',
    default: '256',
  }),
  overloadQueueLength: setting('OVERLOAD_QUEUE_LENGTH', wholeNumber(0, MOST), {
    about: 'Requests that may wait for those under way; beyond it the oldest is refused',
    default: '64',
  }),
  overloadQueueMs: setting('OVERLOAD_QUEUE_MS', wholeNumber(0, 20), {
    about: 'Milliseconds that a request may wait for those under way before it is refused',
    default: '15',
  }),
};

/** What the limiter is told: see `overloadSettings`. */
export interface OverloadSettings {
  readonly overloadFloor: number;
  readonly overloadCeiling: number;
  readonly overloadQueueLength: number;
  readonly overloadQueueMs: number;
}
