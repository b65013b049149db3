export { criticalCategories, declaredNotices, defineNotice, noticeCategories } from './define-notice.js';
export type { Notice, NoticeCategory, NoticeFacts, Recipients } from './define-notice.js';
