import { defineNotice } from '../../shared/notices/index.js';
import { UserPasswordChanged } from './identity.events.js';

defineNotice({
  event: UserPasswordChanged,
  category: 'security',
  recipients: { userIds: ({ userId }) => [userId] },
  title: ({ product }) => `Your password for ${product} was changed`,
  body: ({ when }) =>
    `The password of your account was changed on ${when}. If it was you, there is nothing to do.\n\n` +
    'If it was not you, choose a new password at once: that ends all sessions, those of whoever it was among them.',
  link: { label: 'It was not me: choose a new password', path: () => '/reset' },
});
