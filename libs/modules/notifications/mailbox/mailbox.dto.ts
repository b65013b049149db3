import { z } from 'zod';
import { id, listOf, PageQuery, text, timestamp } from '../../../shared/http/index.js';

const LONGEST_ADDRESS = 320;

export const MailView = z
  .object({
    id: id(),
    to: text(LONGEST_ADDRESS),
    subject: text(1000),
    text: text(100_000),
    html: text(100_000),
    links: z.array(text(2000)).max(20),
    code: text(20).nullable(),
    receivedAt: timestamp(),
  })
  .meta({ id: 'Mail' });
export type MailView = z.output<typeof MailView>;

export const MailList = listOf(MailView, 'MailList');
export type MailList = z.output<typeof MailList>;

/** `to` keeps the mails to one address; an empty one keeps all, as the form of the page sends it. */
export const MailboxQuery = PageQuery.extend({ to: text(LONGEST_ADDRESS, 0).optional() });
export type MailboxQuery = z.output<typeof MailboxQuery>;
