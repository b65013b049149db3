import { defineNotice } from '../../shared/notices/index.js';
import { FlagBecameStale, ProtectedStateChanged } from './flags.events.js';

const parts = { enabled: 'whether it is on', strategies: 'its strategies', variants: 'its variants' } as const;

defineNotice({
  event: ProtectedStateChanged,
  category: 'activity',
  recipients: { permission: 'flags:toggle_protected' },
  title: ({ data }) => `${data.flagKey} was changed in ${data.environmentKey}`,
  body: ({ actor, data, organization, when }) => {
    const what = data.changed.map((it) => parts[it]).join(' and ');
    const now = data.enabled ? 'on' : 'off';
    return `${actor} changed ${what} on ${when}: the flag ${data.flagKey} of ${organization} is ${now} there now.`;
  },
});

defineNotice({
  event: FlagBecameStale,
  category: 'activity',
  recipients: { userIds: ({ ownerUserId }) => (ownerUserId === null ? [] : [ownerUserId]) },
  title: ({ data }) => `The flag ${data.flagKey} is stale`,
  body: ({ data, organization }) =>
    `Nobody has changed the flag ${data.flagKey} of ${organization} for long, and all who asked for it in the last week ` +
    'were told the same. Take it out of the code and archive it, or say that it is there to stay by another type.',
});
