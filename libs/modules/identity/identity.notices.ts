import { defineNotice } from '../../shared/notices/index.js';
import { ApiKeySuspended, UserPasswordChanged } from './identity.events.js';

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

defineNotice({
  event: ApiKeySuspended,
  category: 'account',
  recipients: { permission: 'api_keys:write' },
  title: ({ organization }) => `An API key of ${organization} has stopped working`,
  body: ({ organization, when }) =>
    `Whoever answered for an API key left ${organization}, and the key was suspended on ${when}: programs that use it are ` +
    'refused.\n\nName another member who answers for it, and it works again as it is; or revoke it.',
  link: { label: 'Look at the API keys', path: () => '/api-keys' },
});
