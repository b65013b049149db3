import { z } from 'zod';
import { id, listOf, PageQuery, text, timestamp, wholeNumber } from '../../../shared/http/index.js';
import { noticeCategories } from '../../../shared/notices/index.js';

const LONGEST_TYPE = 120;
const LONGEST_TITLE = 201;
const LONGEST_BODY = 2000;
const LONGEST_LINK = 500;

/**
 * `type` is the event's. `organizationId` is the organization that it happened in, null for what concerns the person
 * alone. `link` is a path in the app, null where there is nothing to do.
 */
export const NotificationView = z
  .object({
    id: id(),
    category: z.enum(noticeCategories),
    type: text(LONGEST_TYPE),
    organizationId: id().nullable(),
    title: text(LONGEST_TITLE),
    body: text(LONGEST_BODY),
    link: text(LONGEST_LINK).nullable(),
    occurredAt: timestamp(),
    readAt: timestamp().nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.output<typeof NotificationView>;

export const NotificationList = listOf(NotificationView, 'NotificationList');
export type NotificationList = z.output<typeof NotificationList>;

/** `unread=true` keeps what has not been read. */
export const NotificationQuery = PageQuery.extend({ unread: z.enum(['true', 'false']).default('false') });
export type NotificationQuery = z.output<typeof NotificationQuery>;

export const UnreadCount = z.object({ unread: wholeNumber(0) }).meta({ id: 'UnreadCount' });
export type UnreadCount = z.output<typeof UnreadCount>;
