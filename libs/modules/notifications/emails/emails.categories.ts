import { criticalCategories } from '../../../shared/notices/index.js';
import type { NoticeCategory } from '../../../shared/notices/index.js';

export type MailedCategory = (typeof criticalCategories)[number];

/** The others stay in the inbox: a mail that can be switched off must say how, and nothing can be switched off yet. */
export const isMailed = (category: NoticeCategory): category is MailedCategory =>
  criticalCategories.some((it) => it === category);
