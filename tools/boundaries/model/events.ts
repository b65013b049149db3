/** How the judged repository makes, publishes and hears events. Empty lists: it has none of its own. */
export interface EventLayout {
  /** The type of event classes, and the function that makes one of a definition: `file#Name`. */
  readonly classes: readonly string[];
  readonly makers: readonly string[];
  /** `file#Type.method:argument`: from that argument on, each is an event. */
  readonly publish: readonly string[];
  /** The argument before the class is the handler's name. */
  readonly hear: readonly string[];
  /** What the clock drives; the argument is the handler's name. */
  readonly schedule: readonly string[];
  /** Lists of handlers that no module writes to. */
  readonly registries: readonly string[];
  /** Packages of emitters whose events are texts. */
  readonly emitters: readonly string[];
}

export const houseEvents: EventLayout = {
  classes: ['libs/shared/events/define-event.ts#EventClass'],
  makers: ['libs/shared/events/define-event.ts#defineEvent'],
  publish: ['libs/shared/events/outbox.ts#Outbox.publish:1'],
  hear: [
    'libs/shared/events/subscriptions.ts#Subscriptions.handle:1',
    'libs/shared/events/subscriptions.ts#Subscriptions.job:1',
  ],
  schedule: ['libs/shared/events/subscriptions.ts#Subscriptions.every:0'],
  registries: ['libs/shared/events/subscriptions.ts#Handlers.add:0'],
  emitters: ['eventemitter2', '@nestjs/event-emitter'],
};
