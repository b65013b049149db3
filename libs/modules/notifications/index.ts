export { NotificationsModule } from './notifications.module.js';
export { EmailFailed, EmailSent, EmailSuppressed } from './notifications.events.js';
