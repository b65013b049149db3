import { z } from 'zod';
import { defineEvent } from '../../shared/events/index.js';
import { criticalCategories } from '../../shared/notices/index.js';

const mail = { emailId: z.uuid(), template: z.string(), sourceEventId: z.uuid() };
const bulkFact = { version: 1, aggregate: 'emailId', public: false, trail: false } as const;

/** The mail server, or the mailbox, has taken the mail. */
export class EmailSent extends defineEvent({
  type: 'notifications.email.sent',
  data: z.strictObject(mail),
  ...bulkFact,
}) {}

/** The mail was refused for good and will not be tried again; `reason` is its error code, such as `smtp_550`. */
export class EmailFailed extends defineEvent({
  type: 'notifications.email.failed',
  data: z.strictObject({ ...mail, reason: z.string() }),
  ...bulkFact,
}) {}

/** The mail had lost its point before it could be sent: what it was to say has expired or was withdrawn. */
export class EmailSuppressed extends defineEvent({
  type: 'notifications.email.suppressed',
  data: z.strictObject({ ...mail, reason: z.string() }),
  ...bulkFact,
}) {}

/** Somebody's inbox holds what an event told them, and they are to have it by mail. Heard by this module alone. */
export class InboxItemAdded extends defineEvent({
  type: 'notifications.inbox_item.added',
  version: 1,
  aggregate: 'itemId',
  data: z.strictObject({
    itemId: z.uuid(),
    userId: z.uuid(),
    sourceEventId: z.uuid(),
    category: z.enum(criticalCategories),
  }),
  trail: false,
}) {}
