/** How the engine runs in this process. */
export class EventsOptions {
  constructor(
    /** Whether this process carries and handles events, or publishes only. */
    readonly work: boolean,
    /** Jobs that one module may have in hand at once. */
    readonly jobsAtOnce: number,
  ) {}
}
