import { defineRollout } from '../../shared/switches/index.js';

export const invitationExpiry = defineRollout('notifications.invitation-expiry', {
  kind: 'release',
  variants: ['moment', 'hours'],
  fallback: 'moment',
  purpose: 'How the mail of an invitation says until when it holds: at which moment in UTC, or for how many hours.',
});
