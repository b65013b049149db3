/** Jobs that one module has in hand at once, in one process. */
export const JOBS_AT_ONCE = 4;

/** How the engine runs in this process. */
export class EventsOptions {
  constructor(
    /** Whether this process carries and handles events, or publishes only. */
    readonly work: boolean,
    /** Jobs that one module may have in hand at once. */
    readonly jobsAtOnce: number,
  ) {}
}
