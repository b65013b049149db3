export { EventsModule } from './events.module.js';
export { aggregateTypeOf, declaredEvents, defineEvent, publisherOf } from './define-event.js';
export type { DomainEvent, Envelope, EventClass } from './define-event.js';
export { Outbox } from './outbox.js';
export { Inbox } from './inbox.js';
export { Handlers, Subscriptions } from './subscriptions.js';
export { EventEngine } from './event-engine.js';
export { EventOperations } from './operations.js';
export type { CursorEntry, InboxEntry } from './operations.js';
