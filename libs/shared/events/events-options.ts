/** Jobs that one module has in hand at once, in one process. */
export const JOBS_AT_ONCE = 4;
/** How long what is not woken sleeps between two looks. */
export const POLL_MS = 1000;

/** How the engine runs in this process. */
export class EventsOptions {
  constructor(
    /** Whether this process carries and handles events, or publishes only. */
    readonly work: boolean,
    /** Jobs that one module may have in hand at once. */
    readonly jobsAtOnce: number = JOBS_AT_ONCE,
    readonly pollMs: number = POLL_MS,
  ) {}
}
